-- One fact per attribute of a function, a procedure, a window function or an aggregate; what makes
-- an aggregate one is in aggregates.sql, a body in the SQL standard's form in routine_bodies.14.sql.
-- The identity holds the types of the input arguments, as the server tells overloads apart. The
-- attributes are read one by one, because pg_get_functiondef prints settings in the order of setting.
-- catalogs: pg_proc pg_namespace pg_language pg_type pg_description pg_depend pg_authid
-- objects: pg_proc
select case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end,
	quote_ident(n.nspname) || '.' || quote_ident(p.proname) || '(' || oidvectortypes(p.proargtypes) || ')',
	f.attribute, f.value, p.oid
from pg_proc p
	join pg_namespace n on n.oid = p.pronamespace and n.nspname !~ '^pg_(toast|temp)'
	join pg_language l on l.oid = p.prolang
	left join pg_description d
		on d.objoid = p.oid and d.classoid = 'pg_proc'::regclass and d.objsubid = 0
	cross join lateral (values
		('owner', quote_ident(pg_get_userbyid(p.proowner))),
		('arguments', nullif(pg_get_function_arguments(p.oid), '')),
		('returns', pg_get_function_result(p.oid)),
		('language', case when p.prokind <> 'a' then quote_ident(l.lanname) end),
		('body', case when p.prokind <> 'a' then nullif(p.prosrc, '') end),
		('library', p.probin),
		('window', case p.prokind when 'w' then 'yes' end),
		('volatility', case when p.prokind <> 'a' then
			case p.provolatile when 'i' then 'immutable' when 's' then 'stable' end end),
		('parallel', case p.proparallel when 's' then 'safe' when 'r' then 'restricted' end),
		('strict', case when p.proisstrict then 'yes' end),
		('security_definer', case when p.prosecdef then 'yes' end),
		('leakproof', case when p.proleakproof then 'yes' end),
		('cost', case when p.procost <> case when l.lanname in ('internal', 'c') then 1 else 100 end
			then p.procost::text end),
		('rows', case when p.prorows <> case when p.proretset then 1000 else 0 end
			then p.prorows::text end),
		('support', case when p.prosupport <> 0 then p.prosupport::regproc::text end),
		('settings', case when p.proconfig is not null then (
			select array_agg(o order by o collate "C")::text from unnest(p.proconfig) o) end),
		('transforms', case when p.protrftypes is not null then (
			select string_agg(format_type(t, null), ', ' order by format_type(t, null) collate "C")
			from unnest(p.protrftypes) t) end),
		('comment', d.description)
	) f (attribute, value)
where p.oid >= 16384
	/*only and p.oid = any ($1::oid[]) */
	and f.value is not null
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_proc'::regclass and e.objid = p.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e')
	-- The constructors of a range type come and go with it.
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_proc'::regclass and e.objid = p.oid
			and e.refclassid = 'pg_type'::regclass and e.deptype = 'i');
