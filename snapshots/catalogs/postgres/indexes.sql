-- One row per index. An index that implements a constraint has no definition of its own: the
-- constraint's says all. Left out: what a build leaves behind (indcheckxmin) and the storage of index
-- columns, which the server copies from the table whenever it likes.
-- catalogs: pg_index pg_class pg_namespace pg_attribute pg_constraint pg_inherits pg_tablespace pg_opclass pg_description pg_depend
-- objects: pg_class
select 'index' as kind, c.relnamespace::regnamespace || '.' || quote_ident(c.relname) as identity,
	c.oid as object,
	case when k.oid is not null then 'constraint '
			|| c.relnamespace::regnamespace || '.' || quote_ident(r.relname) || '.' || quote_ident(k.conname)
		else case r.relkind when 'm' then 'materialized view ' else 'table ' end
			|| c.relnamespace::regnamespace || '.' || quote_ident(r.relname) end as of,
	-- The server prints the options in the order in which they were set: taken out here, and put
	-- down in order below.
	case when k.oid is not null then null
		when c.reloptions is not null then replace(pg_get_indexdef(c.oid), (
			select ' WITH (' || string_agg(quote_ident(o.name) || '=' || case
				when quote_ident(o.value) = o.value then o.value
				else quote_literal(o.value) end, ', ' order by o.rank) || ')'
			from (
				select split_part(u, '=', 1), substr(u, strpos(u, '=') + 1), rank
				from unnest(c.reloptions) with ordinality x (u, rank)
			) o (name, value, rank)), '')
		-- The text of the server's function for a quarter of its cost, or null: then the function's.
		else coalesce('CREATE ' || case when i.indisunique then 'UNIQUE ' else '' end || 'INDEX '
			|| quote_ident(c.relname) || ' ON ' || case c.relkind when 'I' then 'ONLY ' else '' end
			|| r.relnamespace::regnamespace || '.' || quote_ident(r.relname) || ' USING btree ('
			|| case when o.oid is null then null
				when i.indkey[0] <> 0 then (
					select quote_ident(a.attname)
					from pg_attribute a
					where a.attrelid = i.indrelid and a.attnum = i.indkey[0]
						and a.attcollation = i.indcollation[0]
						and o.opcintype = case a.atttypid when 1043 then 25 else a.atttypid end)
				-- A function of one column whose collation is the usual one.
				else (
					select e.key
					from (select pg_get_expr(i.indexprs, i.indrelid) offset 0) e (key)
						join pg_attribute x on x.attrelid = i.indexrelid and x.attnum = 1
							and o.opcintype = case x.atttypid when 1043 then 25 else x.atttypid end
						join pg_attribute a on a.attrelid = i.indrelid and a.attcollation in (0, 100)
							and a.attname = substring(e.key from
								'^[a-z_0-9.]+\(\(?([a-z_][a-z0-9_]*)(?:\)::text)?\)$')
					where i.indcollation[0] in (0, 100)) end
			|| case i.indoption[0] when 1 then ' DESC NULLS LAST' when 2 then ' NULLS FIRST'
				when 3 then ' DESC' else '' end || ')'
			|| case when i.indpred is null then ''
				else ' WHERE ' || pg_get_expr(i.indpred, i.indrelid) end,
			pg_get_indexdef(c.oid)) end as definition,
	case when c.reloptions is not null then (
		select array_agg(o order by o collate "C") from unnest(c.reloptions) o) end as options,
	case when c.reltablespace <> 0 then (
		select quote_ident(s.spcname) from pg_tablespace s where s.oid = c.reltablespace) end as tablespace,
	-- Only columns that are expressions can have a target.
	case when i.indexprs is not null then (
		select string_agg(a.attnum || ': ' || a.attstattarget, ', ' order by a.attnum)
		from pg_attribute a where a.attrelid = c.oid and a.attstattarget >= 0) end as statistics,
	case when not i.indisvalid then 'no' end as valid,
	case when not i.indisready then 'no' end as ready,
	case when not i.indislive then 'no' end as live,
	case when c.relispartition then (
		select p.relnamespace::regnamespace || '.' || quote_ident(p.relname)
		from pg_inherits h
			join pg_class p on p.oid = h.inhparent
		where h.inhrelid = c.oid) end as partition_of,
	d.description as comment
from pg_index i
	join pg_class c on c.oid = i.indexrelid
		/*only and c.oid = any ($1::oid[]) */
		and c.relkind in ('i', 'I') and c.relpersistence <> 't' and c.relnamespace <> 'pg_toast'::regnamespace
	join pg_class r on r.oid = i.indrelid and r.relkind in ('r', 'p', 'm')
	-- On one key, and of a class that is usual for what it names: such are not printed, and of
	-- btree's own none takes options.
	left join pg_opclass o on o.oid = i.indclass[0] and i.indnatts = 1
		/*15 and not i.indnullsnotdistinct */
		and o.opcdefault and o.opcmethod = 403 and o.oid < 16384
	left join pg_constraint k on k.conindid = i.indexrelid and k.conrelid = i.indrelid
		and k.contype in ('p', 'u', 'x')
	left join pg_description d
		on d.objoid = c.oid and d.classoid = 'pg_class'::regclass and d.objsubid = 0
where i.indexrelid >= 16384
	/*only and i.indexrelid = any ($1::oid[]) */
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_class'::regclass and e.objid = i.indrelid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
