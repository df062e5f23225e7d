-- One row per view or materialized view, columns apart. Whether a materialized view holds rows at
-- all is a fact, because reading it fails when it does not; the rows are not.
-- catalogs: pg_class pg_namespace pg_rewrite pg_index pg_am pg_tablespace pg_description pg_depend pg_authid
-- objects: pg_class
-- if any: pg_class where oid >= 16384 and relkind in ('v', 'm')
select case c.relkind when 'v' then 'view' else 'materialized view' end as kind,
	c.relnamespace::regnamespace || '.' || quote_ident(c.relname) as identity, c.oid as object,
	quote_ident(pg_get_userbyid(c.relowner)) as owner,
	pg_get_viewdef(c.oid) as definition,
	case when c.reloptions is not null then (
		select array_agg(o order by o collate "C") from unnest(c.reloptions) o) end as options,
	case when c.reltoastrelid <> 0 then (
		select array_agg(o order by o collate "C")
		from pg_class t, unnest(t.reloptions) o where t.oid = c.reltoastrelid) end as toast_options,
	case when c.relam <> 0 then (
		select quote_ident(a.amname) from pg_am a
		where a.oid = c.relam and a.amname <> 'heap') end as access_method,
	case when c.reltablespace <> 0 then (
		select quote_ident(s.spcname) from pg_tablespace s where s.oid = c.reltablespace) end as tablespace,
	case when c.relkind = 'm' then (
		select x.relnamespace::regnamespace || '.' || quote_ident(x.relname)
		from pg_index i join pg_class x on x.oid = i.indexrelid
		where i.indrelid = c.oid and i.indisclustered) end as clustered_on,
	case when not c.relispopulated then 'no' end as populated,
	d.description as comment
from pg_class c
	left join pg_description d
		on d.objoid = c.oid and d.classoid = 'pg_class'::regclass and d.objsubid = 0
where c.oid >= 16384
	/*only and c.oid = any ($1::oid[]) */
	and c.relkind in ('v', 'm')
	and c.relpersistence <> 't'
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_class'::regclass and e.objid = c.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
