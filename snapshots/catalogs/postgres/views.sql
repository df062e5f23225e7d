-- One fact per attribute of a view or a materialized view, columns apart. Whether a materialized
-- view holds rows at all is a fact, because reading it fails when it does not; the rows are not.
-- catalogs: pg_class pg_namespace pg_rewrite pg_index pg_am pg_tablespace pg_description pg_depend pg_authid
-- objects: pg_class
select case c.relkind when 'v' then 'view' else 'materialized view' end,
	quote_ident(n.nspname) || '.' || quote_ident(c.relname), f.attribute, f.value, c.oid
from pg_class c
	join pg_namespace n on n.oid = c.relnamespace and n.nspname !~ '^pg_(toast|temp)'
	left join pg_am am on am.oid = c.relam and am.amname <> 'heap'
	left join pg_tablespace s on s.oid = c.reltablespace
	left join pg_class toast on toast.oid = c.reltoastrelid and toast.reloptions is not null
	left join pg_index i on i.indrelid = c.oid and i.indisclustered
	left join pg_description d
		on d.objoid = c.oid and d.classoid = 'pg_class'::regclass and d.objsubid = 0
	cross join lateral (values
		('owner', quote_ident(pg_get_userbyid(c.relowner))),
		('definition', pg_get_viewdef(c.oid)),
		('options', case when c.reloptions is not null then (
			select array_agg(o order by o collate "C")::text from unnest(c.reloptions) o) end),
		('toast_options', case when toast.reloptions is not null then (
			select array_agg(o order by o collate "C")::text from unnest(toast.reloptions) o) end),
		('access_method', quote_ident(am.amname)),
		('tablespace', quote_ident(s.spcname)),
		('clustered_on', case when i.indexrelid is not null then (
			select quote_ident(n.nspname) || '.' || quote_ident(x.relname)
			from pg_class x where x.oid = i.indexrelid) end),
		('populated', case when not c.relispopulated then 'no' end),
		('comment', d.description)
	) f (attribute, value)
where c.oid >= 16384
	/*only and c.oid = any ($1::oid[]) */
	and c.relkind in ('v', 'm')
	and c.relpersistence <> 't'
	and f.value is not null
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_class'::regclass and e.objid = c.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
