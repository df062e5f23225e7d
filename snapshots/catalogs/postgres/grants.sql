-- One row per object that is neither a relation nor a routine and whose privileges differ from what
-- they are without any GRANT or REVOKE; for a member of an extension and for what initdb made, from
-- what the extension's script or initdb left (pg_init_privs). The schema public is compared with a
-- schema made by hand, because it can be dropped and made again by hand. information_schema is left
-- out: initdb grants on it without keeping what it granted.
-- catalogs: pg_namespace pg_type pg_language pg_foreign_data_wrapper pg_foreign_server pg_database pg_tablespace pg_init_privs pg_extension pg_depend pg_authid
-- objects: none
with list (kind, identity, class, oid, owner, acl, usual) as (
	select 'schema', quote_ident(n.nspname), 'pg_namespace'::regclass, n.oid, n.nspowner, n.nspacl,
		acldefault('n', n.nspowner)
	from pg_namespace n
	where n.nspacl is not null and n.nspname !~ '^pg_(toast|temp)'
		and (n.oid >= 16384 or n.nspname <> 'information_schema')
	union all
	select case t.typtype when 'e' then 'enum' when 'c' then 'composite type' when 'd' then 'domain'
			when 'r' then 'range type' else 'base type' end,
		quote_ident(n.nspname) || '.' || quote_ident(t.typname), 'pg_type'::regclass, t.oid, t.typowner,
		t.typacl, acldefault('T', t.typowner)
	from pg_type t
		join pg_namespace n on n.oid = t.typnamespace and n.nspname !~ '^pg_(toast|temp)'
	where t.typacl is not null
	union all
	select 'language', quote_ident(l.lanname), 'pg_language'::regclass, l.oid, l.lanowner, l.lanacl,
		acldefault('l', l.lanowner)
	from pg_language l
	where l.lanacl is not null
	union all
	select 'foreign data wrapper', quote_ident(w.fdwname), 'pg_foreign_data_wrapper'::regclass, w.oid,
		w.fdwowner, w.fdwacl, acldefault('F', w.fdwowner)
	from pg_foreign_data_wrapper w
	where w.fdwacl is not null
	union all
	select 'server', quote_ident(s.srvname), 'pg_foreign_server'::regclass, s.oid, s.srvowner, s.srvacl,
		acldefault('S', s.srvowner)
	from pg_foreign_server s
	where s.srvacl is not null
	union all
	select 'database', 'current database', 'pg_database'::regclass, d.oid, d.datdba, d.datacl,
		acldefault('d', d.datdba)
	from pg_database d
	where d.datacl is not null and d.datname = current_database()
	union all
	select 'tablespace', quote_ident(s.spcname), 'pg_tablespace'::regclass, s.oid, s.spcowner, s.spcacl,
		acldefault('t', s.spcowner)
	from pg_tablespace s
	where s.spcacl is not null
)
select l.kind, l.identity, l.oid as object,
	(
		select coalesce(string_agg(w.words, '; ' order by w.words collate "C"), 'none')
		from (
			select case count(*) when (
					select count(*) from aclexplode(l.usual) u where u.grantee = l.owner)
				then 'ALL' else string_agg(x.privilege_type, ', ' order by x.privilege_type) end
				|| ' to ' || case x.grantee when 0 then 'public'
					else quote_ident(pg_get_userbyid(x.grantee)) end
				|| case when x.is_grantable then ' with grant option' else '' end
				|| case when x.grantor <> l.owner
					then ' by ' || quote_ident(pg_get_userbyid(x.grantor)) else '' end
			from aclexplode(l.acl) x
			group by x.grantee, x.grantor, x.is_grantable) w (words)) as grants,
	(
		select 'extension ' || quote_ident(e.extname)
		from pg_depend m join pg_extension e on e.oid = m.refobjid
		where m.classid = l.class and m.objid = l.oid
			and m.refclassid = 'pg_extension'::regclass and m.deptype = 'e') as of
from list l
	left join pg_init_privs i
		on i.objoid = l.oid and i.classoid = l.class and i.objsubid = 0
		and l.identity is distinct from 'public'
where (select array_agg(x::text order by x::text collate "C") from unnest(l.acl) x)
		is distinct from (
			select array_agg(x::text order by x::text collate "C")
			from unnest(coalesce(i.initprivs, l.usual)) x);
