-- One row: the database itself. Its name is left out, because a scratch database has
-- another one each time; the locale's columns differ from version to version, so they are read from
-- the row as a whole. What VACUUM moves and the library's version (datcollversion) are left out.
-- catalogs: pg_database pg_tablespace pg_shdescription pg_authid
-- objects: none
select 'database' as kind, 'current database' as identity, b.oid as object,
	quote_ident(pg_get_userbyid(b.datdba)) as owner,
	pg_encoding_to_char(b.encoding)::text as encoding,
	b.datcollate::text as collate,
	b.datctype::text as ctype,
	case j.all ->> 'datlocprovider' when 'i' then 'icu' when 'b' then 'builtin' end as locale_provider,
	coalesce(j.all ->> 'datlocale', j.all ->> 'daticulocale') as locale,
	j.all ->> 'daticurules' as rules,
	(select quote_ident(s.spcname) from pg_tablespace s
		where s.oid = b.dattablespace and s.spcname <> 'pg_default') as tablespace,
	case when b.datistemplate then 'yes' end as template,
	case when not b.datallowconn then 'no' end as allow_connections,
	case when b.datconnlimit >= 0 then b.datconnlimit::text end as connection_limit,
	d.description as comment
from pg_database b
	cross join lateral (select to_jsonb(b) as all) j
	left join pg_shdescription d on d.objoid = b.oid and d.classoid = 'pg_database'::regclass
where b.datname = current_database();
