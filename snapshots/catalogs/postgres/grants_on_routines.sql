-- One row per routine whose privileges differ from what they are without any GRANT or REVOKE; for
-- a member of an extension and for what initdb made, from what the extension's script or initdb
-- left (pg_init_privs). Lists are compared and printed as sets.
-- catalogs: pg_proc pg_namespace pg_init_privs pg_extension pg_depend pg_authid
-- objects: pg_proc
select case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end as kind,
	quote_ident(n.nspname) || '.' || quote_ident(p.proname) || '(' || oidvectortypes(p.proargtypes) || ')'
		as identity,
	p.oid as object,
	(
		select coalesce(string_agg(w.words, '; ' order by w.words collate "C"), 'none')
		from (
			select string_agg(x.privilege_type, ', ' order by x.privilege_type)
				|| ' to ' || case x.grantee when 0 then 'public'
					else quote_ident(pg_get_userbyid(x.grantee)) end
				|| case when x.is_grantable then ' with grant option' else '' end
				|| case when x.grantor <> p.proowner
					then ' by ' || quote_ident(pg_get_userbyid(x.grantor)) else '' end
			from aclexplode(p.proacl) x
			group by x.grantee, x.grantor, x.is_grantable) w (words)) as grants,
	(
		select 'extension ' || quote_ident(e.extname)
		from pg_depend m join pg_extension e on e.oid = m.refobjid
		where m.classid = 'pg_proc'::regclass and m.objid = p.oid
			and m.refclassid = 'pg_extension'::regclass and m.deptype = 'e') as of
from pg_proc p
	join pg_namespace n on n.oid = p.pronamespace and n.nspname !~ '^pg_(toast|temp)'
	left join pg_init_privs i
		on i.objoid = p.oid and i.classoid = 'pg_proc'::regclass and i.objsubid = 0
where p.proacl is not null
	/*only and p.oid = any ($1::oid[]) */
	and p.proacl is distinct from coalesce(i.initprivs, acldefault('f', p.proowner))
	and (select array_agg(x::text order by x::text collate "C") from unnest(p.proacl) x)
		is distinct from (
			select array_agg(x::text order by x::text collate "C")
			from unnest(coalesce(i.initprivs, acldefault('f', p.proowner))) x);
