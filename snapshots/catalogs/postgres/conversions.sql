-- One fact per attribute of an encoding conversion.
-- catalogs: pg_conversion pg_namespace pg_proc pg_description pg_depend pg_authid
-- objects: none
-- if any: pg_conversion where oid >= 16384
select 'conversion', quote_ident(n.nspname) || '.' || quote_ident(c.conname), f.attribute, f.value, c.oid
from pg_conversion c
	join pg_namespace n on n.oid = c.connamespace
	left join pg_description d
		on d.objoid = c.oid and d.classoid = 'pg_conversion'::regclass and d.objsubid = 0
	cross join lateral (values
		('owner', quote_ident(pg_get_userbyid(c.conowner))),
		('source', pg_encoding_to_char(c.conforencoding)::text),
		('target', pg_encoding_to_char(c.contoencoding)::text),
		('function', c.conproc::regproc::text),
		('default', case when c.condefault then 'yes' end),
		('comment', d.description)
	) f (attribute, value)
where c.oid >= 16384
	and f.value is not null
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_conversion'::regclass and e.objid = c.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
