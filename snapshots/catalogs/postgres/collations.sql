-- One fact per attribute of a collation. The version of the library it was made with (collversion) is
-- left out: it is the machine's. The locale has changed its column twice (15: colliculocale, 17:
-- colllocale), so it is read from the row as a whole.
-- catalogs: pg_collation pg_namespace pg_description pg_depend pg_database pg_authid
-- objects: none
-- if any: pg_collation where oid >= 16384
select 'collation', quote_ident(n.nspname) || '.' || quote_ident(c.collname)
		|| case when c.collencoding >= 0 and c.collencoding <> b.encoding
			then ' for ' || pg_encoding_to_char(c.collencoding) else '' end,
	f.attribute, f.value, c.oid
from pg_collation c
	join pg_namespace n on n.oid = c.collnamespace
	join pg_database b on b.datname = current_database()
	cross join lateral (select to_jsonb(c) as all) j
	left join pg_description d
		on d.objoid = c.oid and d.classoid = 'pg_collation'::regclass and d.objsubid = 0
	cross join lateral (values
		('owner', quote_ident(pg_get_userbyid(c.collowner))),
		('provider', case c.collprovider when 'c' then 'libc' when 'i' then 'icu' when 'b' then 'builtin'
			else c.collprovider::text end),
		('deterministic', case when not c.collisdeterministic then 'no' end),
		('collate', nullif(j.all ->> 'collcollate', '')),
		('ctype', nullif(j.all ->> 'collctype', j.all ->> 'collcollate')),
		('locale', coalesce(j.all ->> 'colllocale', j.all ->> 'colliculocale')),
		('rules', j.all ->> 'collicurules'),
		('comment', d.description)
	) f (attribute, value)
where c.oid >= 16384
	and f.value is not null
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_collation'::regclass and e.objid = c.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
