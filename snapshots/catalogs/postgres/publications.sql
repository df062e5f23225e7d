-- One fact per attribute of a publication. Columns that a newer server added (generated columns, 18)
-- are read from the row as a whole, in which an older one has no such key.
-- catalogs: pg_publication pg_description pg_depend pg_authid
-- objects: none
-- if any: pg_publication
select 'publication', quote_ident(p.pubname), f.attribute, f.value, p.oid
from pg_publication p
	left join pg_description d
		on d.objoid = p.oid and d.classoid = 'pg_publication'::regclass and d.objsubid = 0
	cross join lateral (values
		('owner', quote_ident(pg_get_userbyid(p.pubowner))),
		('all_tables', case when p.puballtables then 'yes' end),
		('operations', concat_ws(', ', case when p.pubinsert then 'insert' end,
			case when p.pubupdate then 'update' end, case when p.pubdelete then 'delete' end,
			case when p.pubtruncate then 'truncate' end)),
		('via_root', case when p.pubviaroot then 'yes' end),
		('generated_columns', case to_jsonb(p) ->> 'pubgencols' when 's' then 'stored' end),
		('comment', d.description)
	) f (attribute, value)
where f.value is not null
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_publication'::regclass and e.objid = p.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
