-- One row per function, procedure, window function or aggregate; what makes an aggregate one is in aggregates.sql, a body in the SQL standard's form in routine_bodies.14.sql.
-- The identity holds the types of the input arguments, as the server tells overloads apart. The
-- attributes are read one by one, because pg_get_functiondef prints settings in the order of setting.
-- catalogs: pg_proc pg_namespace pg_language pg_type pg_description pg_depend pg_authid
-- objects: pg_proc
select case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end as kind,
	quote_ident(n.nspname) || '.' || quote_ident(p.proname) || '(' || oidvectortypes(p.proargtypes) || ')'
		as identity,
	p.oid as object,
	quote_ident(pg_get_userbyid(p.proowner)) as owner,
	nullif(pg_get_function_arguments(p.oid), '') as arguments,
	pg_get_function_result(p.oid) as returns,
	case when p.prokind <> 'a' then quote_ident(l.lanname) end as language,
	case when p.prokind <> 'a' then nullif(p.prosrc, '') end as body,
	p.probin as library,
	case p.prokind when 'w' then 'yes' end as window,
	case when p.prokind <> 'a' then
		case p.provolatile when 'i' then 'immutable' when 's' then 'stable' end end as volatility,
	case p.proparallel when 's' then 'safe' when 'r' then 'restricted' end as parallel,
	case when p.proisstrict then 'yes' end as strict,
	case when p.prosecdef then 'yes' end as security_definer,
	case when p.proleakproof then 'yes' end as leakproof,
	case when p.procost <> case when l.lanname in ('internal', 'c') then 1 else 100 end
		then p.procost::text end as cost,
	case when p.prorows <> case when p.proretset then 1000 else 0 end
		then p.prorows::text end as rows,
	case when p.prosupport <> 0 then p.prosupport::regproc::text end as support,
	case when p.proconfig is not null then (
		select array_agg(o order by o collate "C")::text from unnest(p.proconfig) o) end as settings,
	case when p.protrftypes is not null then (
		select string_agg(format_type(t, null), ', ' order by format_type(t, null) collate "C")
		from unnest(p.protrftypes) t) end as transforms,
	d.description as comment
from pg_proc p
	join pg_namespace n on n.oid = p.pronamespace and n.nspname !~ '^pg_(toast|temp)'
	join pg_language l on l.oid = p.prolang
	left join pg_description d
		on d.objoid = p.oid and d.classoid = 'pg_proc'::regclass and d.objsubid = 0
where p.oid >= 16384
	/*only and p.oid = any ($1::oid[]) */
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_proc'::regclass and e.objid = p.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e')
	-- The constructors of a range type come and go with it.
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_proc'::regclass and e.objid = p.oid
			and e.refclassid = 'pg_type'::regclass and e.deptype = 'i');
