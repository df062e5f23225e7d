-- One fact per attribute of an extended statistics object; the statistics themselves are data.
-- catalogs: pg_statistic_ext pg_class pg_namespace pg_description pg_depend pg_attribute pg_proc pg_operator pg_type pg_collation pg_authid
-- objects: none
-- if any: pg_statistic_ext
select 'statistics', quote_ident(n.nspname) || '.' || quote_ident(s.stxname), f.attribute, f.value, s.oid
from pg_statistic_ext s
	join pg_namespace n on n.oid = s.stxnamespace
	join pg_class c on c.oid = s.stxrelid and c.relpersistence <> 't'
	join pg_namespace cn on cn.oid = c.relnamespace
	left join pg_description d
		on d.objoid = s.oid and d.classoid = 'pg_statistic_ext'::regclass and d.objsubid = 0
	cross join lateral (values
		('of', case c.relkind when 'm' then 'materialized view ' when 'f' then 'foreign table '
			else 'table ' end || quote_ident(cn.nspname) || '.' || quote_ident(c.relname)),
		('owner', quote_ident(pg_get_userbyid(s.stxowner))),
		('definition', pg_get_statisticsobjdef(s.oid)),
		-- 13 to 16 write -1 for the default, 17 writes null.
		('target', case when s.stxstattarget >= 0 then s.stxstattarget::text end),
		('comment', d.description)
	) f (attribute, value)
where f.value is not null
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_statistic_ext'::regclass and e.objid = s.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
