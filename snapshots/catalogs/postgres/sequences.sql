-- One fact per attribute of a sequence; its position (last_value, is_called) is data, not schema.
-- A sequence that belongs to a column has that column's table's owner and persistence, so these are
-- told only where they differ.
-- catalogs: pg_sequence pg_class pg_namespace pg_attribute pg_description pg_depend pg_authid
-- objects: pg_class
select 'sequence', f.identity, f.attribute, f.value, f.oid
from (
	select x.identity, x.oid,
		unnest('{of, owner, persistence, type, increment, minimum, maximum, start, cache, cycle,
			comment}'::text[]) as attribute,
		unnest(x.facts) as value
	from (
		select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as identity, c.oid,
			array[
				'column ' || quote_ident(rn.nspname) || '.' || quote_ident(r.relname) || '.'
					|| quote_ident(a.attname),
				case when c.relowner is distinct from r.relowner
					then quote_ident(pg_get_userbyid(c.relowner)) end,
				-- Up to 14 every sequence is permanent, whatever its table is.
				case when c.relpersistence <> coalesce(r.relpersistence, 'p')
					and current_setting('server_version_num')::int >= 150000
					then case c.relpersistence when 'u' then 'unlogged' else 'permanent' end end,
				case when s.seqtypid <> 'bigint'::regtype then format_type(s.seqtypid, null) end,
				case when s.seqincrement <> 1 then s.seqincrement::text end,
				case when s.seqmin <> case when s.seqincrement > 0 then 1 else -t.largest - 1 end
					then s.seqmin::text end,
				case when s.seqmax <> case when s.seqincrement > 0 then t.largest else -1 end
					then s.seqmax::text end,
				case when s.seqstart <> case when s.seqincrement > 0 then s.seqmin else s.seqmax end
					then s.seqstart::text end,
				case when s.seqcache <> 1 then s.seqcache::text end,
				case when s.seqcycle then 'yes' end,
				d.description
			] as facts
		from pg_class c
			join pg_namespace n on n.oid = c.relnamespace and n.nspname !~ '^pg_(toast|temp)'
			join pg_sequence s on s.seqrelid = c.oid
			join (values ('smallint'::regtype, 32767), ('integer', 2147483647),
				('bigint', 9223372036854775807)) t (type, largest) on t.type = s.seqtypid
			left join pg_depend o
				on o.classid = 'pg_class'::regclass and o.objid = c.oid and o.objsubid = 0
				and o.refclassid = 'pg_class'::regclass and o.refobjsubid > 0
				and o.deptype in ('a', 'i')
				/*only and o.objid = any ($1::oid[]) */
			left join pg_class r on r.oid = o.refobjid
			left join pg_namespace rn on rn.oid = r.relnamespace
			left join pg_attribute a on a.attrelid = o.refobjid and a.attnum = o.refobjsubid
			left join pg_description d
				on d.objoid = c.oid and d.classoid = 'pg_class'::regclass and d.objsubid = 0
		where c.oid >= 16384
			/*only and c.oid = any ($1::oid[]) */
			and c.relkind = 'S'
			and c.relpersistence <> 't'
			and not exists (
				select from pg_depend e
				where e.classid = 'pg_class'::regclass and e.objid = c.oid
					and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e')
		offset 0
	) x
) f
where f.value is not null;
