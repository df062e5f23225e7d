-- One row per sequence; its position (last_value, is_called) is data, not schema. A sequence that
-- belongs to a column has that column's table's owner and persistence, so these are told only where
-- they differ.
-- catalogs: pg_sequence pg_class pg_namespace pg_attribute pg_description pg_depend pg_authid
-- objects: pg_class
-- if any: pg_sequence
select 'sequence' as kind, c.relnamespace::regnamespace || '.' || quote_ident(c.relname) as identity,
	c.oid as object,
	case when r.oid is not null then 'column ' || r.relnamespace::regnamespace || '.'
		|| quote_ident(r.relname) || '.' || (
			select quote_ident(a.attname) from pg_attribute a
			where a.attrelid = o.refobjid and a.attnum = o.refobjsubid) end as of,
	case when c.relowner is distinct from r.relowner then quote_ident(pg_get_userbyid(c.relowner))
		end as owner,
	-- Up to 14 every sequence is permanent, whatever its table is.
	case when c.relpersistence <> coalesce(r.relpersistence, 'p')
		and current_setting('server_version_num')::int >= 150000
		then case c.relpersistence when 'u' then 'unlogged' else 'permanent' end end as persistence,
	case when s.seqtypid <> 'bigint'::regtype then format_type(s.seqtypid, null) end as type,
	case when s.seqincrement <> 1 then s.seqincrement end as increment,
	case when s.seqmin <> case when s.seqincrement > 0 then 1 else -t.largest - 1 end
		then s.seqmin end as minimum,
	case when s.seqmax <> case when s.seqincrement > 0 then t.largest else -1 end
		then s.seqmax end as maximum,
	case when s.seqstart <> case when s.seqincrement > 0 then s.seqmin else s.seqmax end
		then s.seqstart end as start,
	case when s.seqcache <> 1 then s.seqcache end as cache,
	case when s.seqcycle then 'yes' end as cycle,
	d.description as comment
from pg_sequence s
	join pg_class c on c.oid = s.seqrelid and c.relpersistence <> 't'
		/*only and c.oid = any ($1::oid[]) */
	join (values ('smallint'::regtype, 32767), ('integer', 2147483647),
		('bigint', 9223372036854775807)) t (type, largest) on t.type = s.seqtypid
	left join pg_depend o
		on o.classid = 'pg_class'::regclass and o.objid = c.oid and o.objsubid = 0
		and o.refclassid = 'pg_class'::regclass and o.refobjsubid > 0
		and o.deptype in ('a', 'i')
		/*only and o.objid = any ($1::oid[]) */
	left join pg_class r on r.oid = o.refobjid and r.relkind in ('r', 'p', 'f', 'v')
	left join pg_description d
		on d.objoid = c.oid and d.classoid = 'pg_class'::regclass and d.objsubid = 0
where s.seqrelid >= 16384
	/*only and s.seqrelid = any ($1::oid[]) */
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_class'::regclass and e.objid = c.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
