-- One fact per routine, trigger, index or materialized view that was declared to go away with an
-- extension (ALTER … DEPENDS ON EXTENSION).
-- catalogs: pg_depend pg_extension pg_proc pg_class pg_trigger pg_namespace pg_type
-- objects: none
-- if any: pg_depend where refclassid = 'pg_extension'::regclass and deptype = 'x'
select o.kind, o.identity, 'depends_on_extension',
	string_agg(quote_ident(e.extname), ', ' order by e.extname), d.objid
from pg_depend d
	join pg_extension e on e.oid = d.refobjid
	cross join lateral (
		select case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end,
			quote_ident(n.nspname) || '.' || quote_ident(p.proname)
				|| '(' || oidvectortypes(p.proargtypes) || ')'
		from pg_proc p join pg_namespace n on n.oid = p.pronamespace
		where d.classid = 'pg_proc'::regclass and p.oid = d.objid
		union all
		select case c.relkind when 'm' then 'materialized view' else 'index' end,
			quote_ident(n.nspname) || '.' || quote_ident(c.relname)
		from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where d.classid = 'pg_class'::regclass and c.oid = d.objid
		union all
		select 'trigger',
			quote_ident(n.nspname) || '.' || quote_ident(c.relname) || '.' || quote_ident(t.tgname)
		from pg_trigger t
			join pg_class c on c.oid = t.tgrelid
			join pg_namespace n on n.oid = c.relnamespace
		where d.classid = 'pg_trigger'::regclass and t.oid = d.objid
	) o (kind, identity)
where d.refclassid = 'pg_extension'::regclass
	and d.deptype = 'x'
group by o.kind, o.identity, d.objid;
