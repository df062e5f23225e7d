-- One fact per attribute of an extension. Its members follow from the version and are only named,
-- in extension_members.sql.
-- catalogs: pg_extension pg_namespace pg_class pg_description pg_authid
-- objects: none
select 'extension', quote_ident(e.extname), f.attribute, f.value, e.oid
from pg_extension e
	join pg_namespace n on n.oid = e.extnamespace
	left join pg_description d
		on d.objoid = e.oid and d.classoid = 'pg_extension'::regclass and d.objsubid = 0
	cross join lateral (values
		('owner', quote_ident(pg_get_userbyid(e.extowner))),
		('version', e.extversion),
		('schema', quote_ident(n.nspname)),
		('relocatable', case when e.extrelocatable then 'yes' end),
		-- A condition belongs to the table of the same rank.
		('configuration', (
			select string_agg(x.words, '; ' order by x.words collate "C") from (
				select quote_ident(cn.nspname) || '.' || quote_ident(c.relname)
					|| coalesce(' ' || nullif(e.extcondition[k.rank], ''), '')
				from unnest(e.extconfig) with ordinality k (oid, rank)
					join pg_class c on c.oid = k.oid
					join pg_namespace cn on cn.oid = c.relnamespace) x (words))),
		('comment', d.description)
	) f (attribute, value)
where f.value is not null;
