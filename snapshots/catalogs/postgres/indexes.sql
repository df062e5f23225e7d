-- One fact per attribute of an index. An index that implements a constraint has no definition of
-- its own: the constraint's says all. Left out: what a build leaves behind (indcheckxmin) and the
-- storage of index columns, which the server copies from the table whenever it likes.
-- catalogs: pg_index pg_class pg_namespace pg_attribute pg_constraint pg_inherits pg_tablespace pg_description pg_depend
-- objects: pg_class
select 'index', quote_ident(n.nspname) || '.' || quote_ident(c.relname), f.attribute, f.value, c.oid
from pg_class c
	join pg_namespace n on n.oid = c.relnamespace and n.nspname !~ '^pg_(toast|temp)'
	join pg_index i on i.indexrelid = c.oid
	join pg_class r on r.oid = i.indrelid
	left join pg_constraint k on k.conindid = c.oid and k.contype in ('p', 'u', 'x')
	left join pg_inherits h on h.inhrelid = c.oid
	left join pg_tablespace s on s.oid = c.reltablespace
	left join pg_description d
		on d.objoid = c.oid and d.classoid = 'pg_class'::regclass and d.objsubid = 0
	cross join lateral (values
		('of', case when k.oid is not null then 'constraint ' || quote_ident(n.nspname) || '.'
				|| quote_ident(r.relname) || '.' || quote_ident(k.conname)
			else case r.relkind when 'm' then 'materialized view ' else 'table ' end
				|| quote_ident(n.nspname) || '.' || quote_ident(r.relname) end),
		-- The server prints the options in the order in which they were set: taken out here, and
		-- put down in order below.
		('definition', case when k.oid is null then case when c.reloptions is null
			then pg_get_indexdef(c.oid)
			else replace(pg_get_indexdef(c.oid), (
				select ' WITH (' || string_agg(quote_ident(split_part(o, '=', 1)) || '=' || case
						when quote_ident(substr(o, strpos(o, '=') + 1)) = substr(o, strpos(o, '=') + 1)
						then substr(o, strpos(o, '=') + 1)
						else quote_literal(substr(o, strpos(o, '=') + 1)) end, ', ' order by at) || ')'
				from unnest(c.reloptions) with ordinality x (o, at)), '') end end),
		('options', case when c.reloptions is not null then (
			select array_agg(o order by o collate "C")::text from unnest(c.reloptions) o) end),
		('tablespace', quote_ident(s.spcname)),
		-- Only columns that are expressions can have a target.
		('statistics', case when i.indexprs is not null then (
			select string_agg(a.attnum || ': ' || a.attstattarget, ', ' order by a.attnum)
			from pg_attribute a where a.attrelid = c.oid and a.attstattarget >= 0) end),
		('valid', case when not i.indisvalid then 'no' end),
		('ready', case when not i.indisready then 'no' end),
		('live', case when not i.indislive then 'no' end),
		('partition_of', case when h.inhparent is not null then (
			select quote_ident(pn.nspname) || '.' || quote_ident(p.relname)
			from pg_class p join pg_namespace pn on pn.oid = p.relnamespace
			where p.oid = h.inhparent) end),
		('comment', d.description)
	) f (attribute, value)
where c.oid >= 16384
	/*only and c.oid = any ($1::oid[]) */
	and c.relkind in ('i', 'I')
	and c.relpersistence <> 't'
	and f.value is not null
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_class'::regclass and e.objid = i.indrelid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
