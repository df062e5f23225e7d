-- One row per column of a table, view, materialized view or foreign table, and per attribute of a
-- composite type. The position is the rank among the living columns, because a dropped column leaves
-- a hole in attnum. Left out: attnum, attndims (the server ignores it) and the stored value of a fast
-- default (atthasmissing), which the next rewrite removes. What comes with a newer server stands in
-- a comment that begins with its version: compression with 14.
-- catalogs: pg_class pg_namespace pg_attribute pg_attrdef pg_type pg_collation pg_description pg_depend
-- objects: pg_class
with relation as materialized (
	select c.oid, c.relkind, c.relnamespace::regnamespace || '.' || quote_ident(c.relname) as name,
		-- Dropped columns keep their row under a name like this, which an index finds.
		(
			select true from pg_attribute a
			where a.attrelid = c.oid and a.attname >= '........pg.dropped.' and a.attname < '........pg.dropped/'
			limit 1) as holed
	from pg_class c
	where c.oid >= 16384
		/*only and c.oid = any ($1::oid[]) */
		and c.relkind in ('r', 'p', 'f', 'v', 'm', 'c')
		and c.relpersistence <> 't'
		-- Of a composite type the type is the member, not its relation.
		and not exists (
			select from pg_depend e
			where e.refclassid = 'pg_extension'::regclass and e.deptype = 'e'
				and e.classid = case c.relkind when 'c' then 'pg_type'::regclass else 'pg_class'::regclass end
				and e.objid = case c.relkind when 'c' then c.reltype else c.oid end)
)
select case c.relkind when 'c' then 'attribute' else 'column' end as kind,
	c.name || '.' || quote_ident(a.attname) as identity,
	c.oid as object,
	case c.relkind when 'r' then 'table ' when 'p' then 'table ' when 'v' then 'view '
		when 'm' then 'materialized view ' when 'f' then 'foreign table ' else 'composite type ' end
		|| c.name as of,
	case when c.holed then a.attnum - (
		select count(*) from pg_attribute x
		where x.attrelid = a.attrelid and x.attnum < a.attnum and x.attisdropped
			and x.attname >= '........pg.dropped.' and x.attname < '........pg.dropped/')
		else a.attnum end as position,
	format_type(a.atttypid, a.atttypmod) as type,
	case when a.attnotnull then 'yes' end as not_null,
	case when a.attcollation <> t.typcollation then (
		select l.collnamespace::regnamespace || '.' || quote_ident(l.collname)
		from pg_collation l where l.oid = a.attcollation) end as collation,
	-- A default names no column: without its table the server need not open that to print it.
	case a.attgenerated when '' then pg_get_expr(e.adbin, 0) end as default,
	case when a.attgenerated <> '' then
		case a.attgenerated when 's' then 'stored ' else 'virtual ' end
		|| pg_get_expr(e.adbin, e.adrelid) end as generated,
	case a.attidentity when 'a' then 'always' when 'd' then 'by default' end as identity,
	case when a.attstorage <> t.typstorage and c.relkind not in ('v', 'c') then
		case a.attstorage when 'p' then 'plain' when 'e' then 'external'
			when 'm' then 'main' else 'extended' end end as storage,
	/*14 case when a.attcompression <> '' and c.relkind in ('r', 'p', 'f', 'm') then
		case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4'
			else a.attcompression::text end end as compression, */
	-- 13 to 16 write -1 for the default, 17 writes null.
	case when a.attstattarget >= 0 then a.attstattarget end as statistics,
	-- 15.20 keeps a version of its own among the options, new with each change of type.
	case when cardinality(a.attoptions) > 1
		or not starts_with(a.attoptions[1], 'pg_attver=') then (
		select array_agg(o order by o collate "C") from unnest(a.attoptions) o
		where not starts_with(o, 'pg_attver=')) end as options,
	case when a.attfdwoptions is not null then (
		select array_agg(o order by o collate "C") from unnest(a.attfdwoptions) o) end as fdw_options,
	case when a.attinhcount > 0 then a.attinhcount
		|| case when a.attislocal then ', also local' else '' end end as inherited,
	d.description as comment
from relation c
	join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
		/*only and a.attrelid = any ($1::oid[]) */
	join pg_type t on t.oid = a.atttypid
	left join pg_attrdef e on e.adrelid = a.attrelid and e.adnum = a.attnum
		/*only and e.adrelid = any ($1::oid[]) */
	left join pg_description d
		on d.objoid = a.attrelid and d.classoid = 'pg_class'::regclass and d.objsubid = a.attnum
		/*only and d.objoid = any ($1::oid[]) */;
