-- One fact per attribute of the database itself. Its name is left out, because a scratch database has
-- another one each time; the locale's columns differ from version to version, so they are read from
-- the row as a whole. What VACUUM moves and the library's version (datcollversion) are left out.
-- catalogs: pg_database pg_tablespace pg_shdescription pg_authid
-- objects: none
select 'database', 'current database', f.attribute, f.value, b.oid
from pg_database b
	join pg_tablespace s on s.oid = b.dattablespace
	cross join lateral (select to_jsonb(b) as all) j
	left join pg_shdescription d on d.objoid = b.oid and d.classoid = 'pg_database'::regclass
	cross join lateral (values
		('owner', quote_ident(pg_get_userbyid(b.datdba))),
		('encoding', pg_encoding_to_char(b.encoding)::text),
		('collate', b.datcollate::text),
		('ctype', b.datctype::text),
		('locale_provider', case j.all ->> 'datlocprovider' when 'i' then 'icu' when 'b' then 'builtin' end),
		('locale', coalesce(j.all ->> 'datlocale', j.all ->> 'daticulocale')),
		('rules', j.all ->> 'daticurules'),
		('tablespace', case when s.spcname <> 'pg_default' then quote_ident(s.spcname) end),
		('template', case when b.datistemplate then 'yes' end),
		('allow_connections', case when not b.datallowconn then 'no' end),
		('connection_limit', case when b.datconnlimit >= 0 then b.datconnlimit::text end),
		('comment', d.description)
	) f (attribute, value)
where b.datname = current_database()
	and f.value is not null;
