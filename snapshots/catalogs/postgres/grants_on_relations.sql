-- One row per table, view, sequence or column whose privileges differ from what they are without
-- any GRANT or REVOKE; for a member of an extension and for what initdb made, from what the
-- extension's script or initdb left (pg_init_privs). A null ACL equals the explicit default, an
-- empty one says that nobody has anything. Lists are compared and printed as sets. The views of
-- information_schema are left out: initdb grants on them without keeping what it granted.
-- catalogs: pg_class pg_namespace pg_attribute pg_init_privs pg_extension pg_depend pg_authid
-- objects: pg_class
with list (kind, identity, oid, "column", owner, acl, usual) as materialized (
	select case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence'
			when 'f' then 'foreign table' else 'table' end,
		c.relnamespace::regnamespace || '.' || quote_ident(c.relname), c.oid, 0, c.relowner, c.relacl,
		acldefault(case c.relkind when 'S' then 's'::"char" else 'r' end, c.relowner)
	from pg_class c
	where c.relacl is not null
		/*only and c.oid = any ($1::oid[]) */
		and c.relkind in ('r', 'p', 'f', 'v', 'm', 'S')
		and c.relpersistence <> 't'
	union all
	select 'column',
		c.relnamespace::regnamespace || '.' || quote_ident(c.relname) || '.' || quote_ident(a.attname),
		c.oid, a.attnum, c.relowner, a.attacl, acldefault('c', c.relowner)
	from pg_attribute a
		join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'f', 'v', 'm', 'S')
			and c.relpersistence <> 't'
	where a.attacl is not null
		/*only and a.attrelid = any ($1::oid[]) */
		and not a.attisdropped
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
		where m.classid = 'pg_class'::regclass and m.objid = l.oid and m.objsubid = 0
			and l.column = 0 and m.refclassid = 'pg_extension'::regclass and m.deptype = 'e') as of
from list l
	left join pg_init_privs i
		on i.objoid = l.oid and i.classoid = 'pg_class'::regclass and i.objsubid = l.column
where l.acl is distinct from coalesce(i.initprivs, l.usual)
	and (l.oid >= 16384 or l.identity not like 'information\_schema.%')
	and (select array_agg(x::text order by x::text collate "C") from unnest(l.acl) x)
		is distinct from (
			select array_agg(x::text order by x::text collate "C")
			from unnest(coalesce(i.initprivs, l.usual)) x);
