-- One fact per column with a compression method of its own, which came with 14.
-- catalogs: pg_class pg_namespace pg_attribute pg_depend
-- objects: pg_class
select 'column', quote_ident(n.nspname) || '.' || quote_ident(c.relname) || '.' || quote_ident(a.attname),
	'compression', case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4'
		else a.attcompression::text end, c.oid
from pg_attribute a
	join pg_class c on c.oid = a.attrelid
		-- On an index the method is a copy of what the column had when the index was made.
		and c.relkind in ('r', 'p', 'f', 'm') and c.relpersistence <> 't'
	join pg_namespace n on n.oid = c.relnamespace and n.nspname !~ '^pg_(toast|temp)'
where a.attrelid >= 16384
	/*only and a.attrelid = any ($1::oid[]) */
	and a.attcompression <> ''
	and a.attnum > 0
	and not a.attisdropped
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_class'::regclass and e.objid = c.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
