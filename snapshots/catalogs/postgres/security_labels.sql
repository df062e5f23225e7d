-- One fact per object with security labels, of this database or of the cluster. Relations and
-- columns bear the identity that their own files give them, everything else the server's.
-- catalogs: pg_seclabel pg_shseclabel pg_class pg_namespace pg_attribute pg_database pg_proc pg_type pg_authid pg_tablespace
-- objects: none
-- if any: pg_seclabel
-- if any: pg_shseclabel
select l.kind, l.identity, 'security_label',
	string_agg(quote_ident(l.provider) || ': ' || l.label, '; ' order by l.provider collate "C"), l.objoid
from (
	select s.objoid, s.provider, s.label,
		case when a.attname is not null then 'column' when c.relkind = 'v' then 'view'
			when c.relkind = 'm' then 'materialized view' when c.relkind = 'S' then 'sequence'
			when c.relkind = 'f' then 'foreign table' when c.oid is not null then 'table'
			else o.type end,
		case when c.oid is null then o.identity else quote_ident(n.nspname) || '.'
			|| quote_ident(c.relname) || coalesce('.' || quote_ident(a.attname), '') end
	from pg_seclabel s
		left join pg_class c on s.classoid = 'pg_class'::regclass and c.oid = s.objoid
		left join pg_namespace n on n.oid = c.relnamespace
		left join pg_attribute a on a.attrelid = c.oid and a.attnum = s.objsubid and s.objsubid > 0
		cross join lateral pg_identify_object(s.classoid, s.objoid, s.objsubid) o
	union all
	select s.objoid, s.provider, s.label, o.type,
		case when s.classoid = 'pg_database'::regclass then 'current database' else o.identity end
	from pg_shseclabel s
		cross join lateral pg_identify_object(s.classoid, s.objoid, 0) o
	where s.classoid <> 'pg_database'::regclass
		or s.objoid = (select oid from pg_database where datname = current_database())
) l (objoid, provider, label, kind, identity)
where l.kind is not null
group by l.kind, l.identity, l.objoid;
