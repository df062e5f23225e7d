-- One fact per attribute of a table, a partitioned table or a foreign table, columns apart. Left
-- out: what VACUUM, ANALYZE and rewrites move (relfilenode, reltuples, relhasindex and the like),
-- what is temporary, and the tables of extensions, which follow from the extension's version.
-- catalogs: pg_class pg_namespace pg_inherits pg_index pg_partitioned_table pg_am pg_tablespace pg_type pg_foreign_table pg_foreign_server pg_description pg_depend pg_authid
-- objects: pg_class
select case c.relkind when 'f' then 'foreign table' else 'table' end,
	quote_ident(n.nspname) || '.' || quote_ident(c.relname), f.attribute, f.value, c.oid
from pg_class c
	join pg_namespace n on n.oid = c.relnamespace and n.nspname !~ '^pg_(toast|temp)'
	left join pg_am am on am.oid = c.relam and (am.amname <> 'heap' or c.relkind = 'p')
	left join pg_tablespace s on s.oid = c.reltablespace
	-- The options of TOAST storage lie at a table whose name holds an OID.
	left join pg_class toast on toast.oid = c.reltoastrelid and toast.reloptions is not null
	left join pg_foreign_table ft on ft.ftrelid = c.oid
	left join pg_foreign_server fs on fs.oid = ft.ftserver
	left join pg_description d
		on d.objoid = c.oid and d.classoid = 'pg_class'::regclass and d.objsubid = 0
	left join (
		select i.inhrelid, string_agg(quote_ident(pn.nspname) || '.' || quote_ident(p.relname),
				', ' order by i.inhseqno) as parents,
			-- The column came with 14; a row without it reads as null.
			bool_or((to_jsonb(i) ->> 'inhdetachpending')::boolean) as detaching
		from pg_inherits i
			join pg_class p on p.oid = i.inhparent and p.relkind in ('r', 'p', 'f')
			join pg_namespace pn on pn.oid = p.relnamespace
		where true
			/*only and i.inhrelid = any ($1::oid[]) */
		group by i.inhrelid
	) h on h.inhrelid = c.oid
	left join (
		select i.indrelid,
			max(quote_ident(xn.nspname) || '.' || quote_ident(x.relname))
				filter (where i.indisclustered) as clustered,
			max(quote_ident(xn.nspname) || '.' || quote_ident(x.relname))
				filter (where i.indisreplident) as replicated
		from pg_index i
			join pg_class x on x.oid = i.indexrelid
			join pg_namespace xn on xn.oid = x.relnamespace
		where (i.indisclustered or i.indisreplident)
			/*only and i.indrelid = any ($1::oid[]) */
		group by i.indrelid
	) x on x.indrelid = c.oid
	cross join lateral (values
		('owner', quote_ident(pg_get_userbyid(c.relowner))),
		('persistence', case c.relpersistence when 'u' then 'unlogged' end),
		('of_type', case when c.reloftype <> 0 then format_type(c.reloftype, null) end),
		('access_method', quote_ident(am.amname)),
		('tablespace', quote_ident(s.spcname)),
		('options', case when c.reloptions is not null then (
			select array_agg(o order by o collate "C")::text from unnest(c.reloptions) o) end),
		('toast_options', case when toast.reloptions is not null then (
			select array_agg(o order by o collate "C")::text from unnest(toast.reloptions) o) end),
		('row_security', case when c.relrowsecurity then 'enabled' end),
		('force_row_security', case when c.relforcerowsecurity then 'yes' end),
		-- 'i' whose index was dropped means nothing; foreign tables have nothing always.
		('replica_identity', case when c.relkind <> 'f' then
			case c.relreplident when 'f' then 'full' when 'n' then 'nothing'
				when 'i' then coalesce('index ' || x.replicated, 'nothing') end end),
		('clustered_on', x.clustered),
		('inherits', case when not c.relispartition then h.parents end),
		('partition_of', case when c.relispartition then h.parents end),
		('partition_bound', case when c.relispartition then pg_get_expr(c.relpartbound, c.oid) end),
		('partition_key', case c.relkind when 'p' then pg_get_partkeydef(c.oid) end),
		('detach_pending', case when h.detaching then 'yes' end),
		('server', quote_ident(fs.srvname)),
		('fdw_options', case when ft.ftoptions is not null then (
			select array_agg(o order by o collate "C")::text from unnest(ft.ftoptions) o) end),
		('comment', d.description)
	) f (attribute, value)
where c.oid >= 16384
	/*only and c.oid = any ($1::oid[]) */
	and c.relkind in ('r', 'p', 'f')
	and c.relpersistence <> 't'
	and f.value is not null
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_class'::regclass and e.objid = c.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
