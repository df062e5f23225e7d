-- One fact per attribute of an index. An index that implements a constraint has no definition of
-- its own: the constraint's says all. Left out: what a build leaves behind (indcheckxmin) and the
-- storage of index columns, which the server copies from the table whenever it likes.
-- catalogs: pg_index pg_class pg_namespace pg_attribute pg_constraint pg_inherits pg_tablespace pg_description pg_depend
-- objects: pg_class
select 'index', f.identity, f.attribute, f.value, f.oid
from (
	select x.identity, x.oid,
		unnest('{of, definition, options, tablespace, statistics, valid, ready, live, partition_of,
			comment}'::text[]) as attribute,
		unnest(x.facts) as value
	from (
		select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as identity, c.oid,
			array[
				case when k.oid is not null then 'constraint ' || quote_ident(n.nspname) || '.'
						|| quote_ident(r.relname) || '.' || quote_ident(k.conname)
					else case r.relkind when 'm' then 'materialized view ' else 'table ' end
						|| quote_ident(n.nspname) || '.' || quote_ident(r.relname) end,
				-- The server prints the options in the order in which they were set: taken out
				-- here, and put down in order below.
				case when k.oid is null then case when c.reloptions is null
					then pg_get_indexdef(c.oid)
					else replace(pg_get_indexdef(c.oid), (
						select ' WITH (' || string_agg(quote_ident(o.name) || '=' || case
							when quote_ident(o.value) = o.value then o.value
							else quote_literal(o.value) end, ', ' order by o.rank) || ')'
						from (
							select split_part(u, '=', 1), substr(u, strpos(u, '=') + 1), rank
							from unnest(c.reloptions) with ordinality x (u, rank)
						) o (name, value, rank)), '') end end,
				case when c.reloptions is not null then (
					select array_agg(o order by o collate "C")::text from unnest(c.reloptions) o) end,
				quote_ident(s.spcname),
				-- Only columns that are expressions can have a target.
				case when i.indexprs is not null then (
					select string_agg(a.attnum || ': ' || a.attstattarget, ', ' order by a.attnum)
					from pg_attribute a where a.attrelid = c.oid and a.attstattarget >= 0) end,
				case when not i.indisvalid then 'no' end,
				case when not i.indisready then 'no' end,
				case when not i.indislive then 'no' end,
				case when c.relispartition then (
					select quote_ident(pn.nspname) || '.' || quote_ident(p.relname)
					from pg_inherits h
						join pg_class p on p.oid = h.inhparent
						join pg_namespace pn on pn.oid = p.relnamespace
					where h.inhrelid = c.oid) end,
				d.description
			] as facts
		from pg_class c
			join pg_namespace n on n.oid = c.relnamespace and n.nspname !~ '^pg_(toast|temp)'
			join pg_index i on i.indexrelid = c.oid
				/*only and i.indexrelid = any ($1::oid[]) */
			join pg_class r on r.oid = i.indrelid
			left join pg_constraint k on k.conindid = c.oid and k.conrelid = i.indrelid
				and k.contype in ('p', 'u', 'x')
			left join pg_tablespace s on s.oid = c.reltablespace
			left join pg_description d
				on d.objoid = c.oid and d.classoid = 'pg_class'::regclass and d.objsubid = 0
		where c.oid >= 16384
			/*only and c.oid = any ($1::oid[]) */
			and c.relkind in ('i', 'I')
			and c.relpersistence <> 't'
			and not exists (
				select from pg_depend e
				where e.classid = 'pg_class'::regclass and e.objid = i.indrelid
					and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e')
		offset 0
	) x
) f
where f.value is not null;
