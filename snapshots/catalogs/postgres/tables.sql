-- One row per table, partitioned table or foreign table, columns apart. Left out: what VACUUM,
-- ANALYZE and rewrites move (relfilenode, reltuples, relhasindex and the like), what is temporary,
-- and the tables of extensions, which follow from the extension's version.
-- catalogs: pg_class pg_namespace pg_inherits pg_index pg_partitioned_table pg_am pg_tablespace pg_type pg_foreign_table pg_foreign_server pg_description pg_depend pg_authid
-- objects: pg_class
select case c.relkind when 'f' then 'foreign table' else 'table' end as kind,
	c.relnamespace::regnamespace || '.' || quote_ident(c.relname) as identity, c.oid as object,
	quote_ident(pg_get_userbyid(c.relowner)) as owner,
	case c.relpersistence when 'u' then 'unlogged' end as persistence,
	case when c.reloftype <> 0 then format_type(c.reloftype, null) end as of_type,
	case when c.relam <> 0 then (
		select quote_ident(a.amname) from pg_am a
		where a.oid = c.relam and (a.amname <> 'heap' or c.relkind = 'p')) end as access_method,
	case when c.reltablespace <> 0 then (
		select quote_ident(s.spcname) from pg_tablespace s where s.oid = c.reltablespace) end as tablespace,
	case when c.reloptions is not null then (
		select array_agg(o order by o collate "C") from unnest(c.reloptions) o) end as options,
	-- They lie at a table whose name holds an OID.
	case when toast.reloptions is not null then (
		select array_agg(o order by o collate "C") from unnest(toast.reloptions) o) end as toast_options,
	case when c.relrowsecurity then 'enabled' end as row_security,
	case when c.relforcerowsecurity then 'yes' end as force_row_security,
	-- 'i' whose index was dropped means nothing; foreign tables have nothing always.
	case when c.relkind <> 'f' then
		case c.relreplident when 'f' then 'full' when 'n' then 'nothing'
			when 'i' then coalesce('index ' || x.replicated, 'nothing') end end as replica_identity,
	x.clustered as clustered_on,
	case when not c.relispartition then h.parents end as inherits,
	case when c.relispartition then h.parents end as partition_of,
	case when c.relispartition then pg_get_expr(c.relpartbound, c.oid) end as partition_bound,
	case c.relkind when 'p' then pg_get_partkeydef(c.oid) end as partition_key,
	case when h.detaching then 'yes' end as detach_pending,
	case when c.relkind = 'f' then (
		select quote_ident(s.srvname)
		from pg_foreign_table t join pg_foreign_server s on s.oid = t.ftserver
		where t.ftrelid = c.oid) end as server,
	case when c.relkind = 'f' then (
		select array_agg(o order by o collate "C")
		from pg_foreign_table t, unnest(t.ftoptions) o where t.ftrelid = c.oid) end as fdw_options,
	d.description as comment
from pg_class c
	left join pg_class toast on toast.oid = c.reltoastrelid and toast.reloptions is not null
	left join pg_description d
		on d.objoid = c.oid and d.classoid = 'pg_class'::regclass and d.objsubid = 0
	left join (
		select i.inhrelid, string_agg(p.relnamespace::regnamespace || '.' || quote_ident(p.relname),
				', ' order by i.inhseqno) as parents,
			-- The column came with 14; a row without it reads as null.
			bool_or((to_jsonb(i) ->> 'inhdetachpending')::boolean) as detaching
		from pg_inherits i
			join pg_class p on p.oid = i.inhparent and p.relkind in ('r', 'p', 'f')
		where true
			/*only and i.inhrelid = any ($1::oid[]) */
		group by i.inhrelid
	) h on h.inhrelid = c.oid
	left join (
		select i.indrelid,
			max(x.relnamespace::regnamespace || '.' || quote_ident(x.relname))
				filter (where i.indisclustered) as clustered,
			max(x.relnamespace::regnamespace || '.' || quote_ident(x.relname))
				filter (where i.indisreplident) as replicated
		from pg_index i
			join pg_class x on x.oid = i.indexrelid
		where (i.indisclustered or i.indisreplident)
			/*only and i.indrelid = any ($1::oid[]) */
		group by i.indrelid
	) x on x.indrelid = c.oid
where c.oid >= 16384
	/*only and c.oid = any ($1::oid[]) */
	and c.relkind in ('r', 'p', 'f')
	and c.relpersistence <> 't'
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_class'::regclass and e.objid = c.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
