-- One fact per attribute of a column of a table, view, materialized view or foreign table, and of
-- an attribute of a composite type. The position is the rank among the living columns, because a
-- dropped column leaves a hole in attnum. Left out: attnum, attndims (the server ignores it) and
-- the stored value of a fast default (atthasmissing), which the next rewrite removes.
-- Columns are the most numerous of all: unnest in the select list costs a third of what lateral
-- values cost, whose expressions the server prepares anew for each row.
-- catalogs: pg_class pg_namespace pg_attribute pg_attrdef pg_type pg_collation pg_description pg_depend
-- objects: pg_class
with relation as materialized (
	select c.oid, c.relkind,
		quote_ident(n.nspname) || '.' || quote_ident(c.relname) as identity,
		case c.relkind when 'v' then 'view ' when 'm' then 'materialized view '
			when 'f' then 'foreign table ' when 'c' then 'composite type ' else 'table ' end
			|| quote_ident(n.nspname) || '.' || quote_ident(c.relname) as parent
	from pg_class c
		join pg_namespace n on n.oid = c.relnamespace and n.nspname !~ '^pg_(toast|temp)'
	where c.oid >= 16384
		/*only and c.oid = any ($1::oid[]) */
		and c.relkind in ('r', 'p', 'f', 'v', 'm', 'c')
		and c.relpersistence <> 't'
		and not exists (
			select from pg_depend e
			where e.classid = 'pg_class'::regclass and e.objid = c.oid
				and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e')
		-- Of a composite type the type is the member, not its relation.
		and not exists (
			select from pg_depend e
			where e.classid = 'pg_type'::regclass and e.objid = c.reltype
				and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e')
),
hole as materialized (
	select a.attrelid, array_agg(a.attnum) as numbers
	from pg_attribute a
	where a.attisdropped
		/*only and a.attrelid = any ($1::oid[]) */
	group by a.attrelid
)
select f.kind, f.identity, f.attribute, f.value, f.oid
from (
	select x.kind, x.identity, x.oid,
		unnest('{of, position, type, not_null, collation, default, generated, identity, storage,
			statistics, options, fdw_options, inherited, comment}'::text[]) as attribute,
		unnest(x.facts) as value
	from (
		select case r.relkind when 'c' then 'attribute' else 'column' end as kind,
			r.identity || '.' || quote_ident(a.attname) as identity, r.oid,
			array[
				r.parent,
				case when h.numbers is null then a.attnum::text else (a.attnum - (
					select count(*) from unnest(h.numbers) x where x < a.attnum))::text end,
				format_type(a.atttypid, a.atttypmod),
				case when a.attnotnull then 'yes' end,
				quote_ident(ln.nspname) || '.' || quote_ident(l.collname),
				case a.attgenerated when '' then pg_get_expr(e.adbin, e.adrelid) end,
				case when a.attgenerated <> '' then
					case a.attgenerated when 's' then 'stored ' else 'virtual ' end
					|| pg_get_expr(e.adbin, e.adrelid) end,
				case a.attidentity when 'a' then 'always' when 'd' then 'by default' end,
				case when a.attstorage <> t.typstorage and r.relkind not in ('v', 'c') then
					case a.attstorage when 'p' then 'plain' when 'e' then 'external'
						when 'm' then 'main' else 'extended' end end,
				-- 13 to 16 write -1 for the default, 17 writes null.
				case when a.attstattarget >= 0 then a.attstattarget::text end,
				-- 15.20 keeps a version of its own among the options, new with each change of type.
				case when cardinality(a.attoptions) > 1
					or not starts_with(a.attoptions[1], 'pg_attver=') then (
					select array_agg(o order by o collate "C")::text from unnest(a.attoptions) o
					where not starts_with(o, 'pg_attver=')) end,
				case when a.attfdwoptions is not null then (
					select array_agg(o order by o collate "C")::text from unnest(a.attfdwoptions) o) end,
				case when a.attinhcount > 0 then a.attinhcount::text
					|| case when a.attislocal then ', also local' else '' end end,
				d.description
			] as facts
		from relation r
			join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
				/*only and a.attrelid = any ($1::oid[]) */
			join pg_type t on t.oid = a.atttypid
			left join hole h on h.attrelid = r.oid
			left join pg_attrdef e on e.adrelid = a.attrelid and e.adnum = a.attnum
				/*only and e.adrelid = any ($1::oid[]) */
			left join pg_collation l on l.oid = a.attcollation and a.attcollation <> t.typcollation
			left join pg_namespace ln on ln.oid = l.collnamespace
			left join pg_description d
				on d.objoid = a.attrelid and d.classoid = 'pg_class'::regclass
				and d.objsubid = a.attnum
				/*only and d.objoid = any ($1::oid[]) */
		offset 0
	) x
) f
where f.value is not null;
