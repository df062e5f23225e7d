-- One fact per attribute of an access method.
-- catalogs: pg_am pg_proc pg_description pg_depend pg_namespace
-- objects: none
-- if any: pg_am where oid >= 16384
select 'access method', quote_ident(a.amname), f.attribute, f.value, a.oid
from pg_am a
	left join pg_description d
		on d.objoid = a.oid and d.classoid = 'pg_am'::regclass and d.objsubid = 0
	cross join lateral (values
		('type', case a.amtype when 'i' then 'index' else 'table' end),
		('handler', a.amhandler::text),
		('comment', d.description)
	) f (attribute, value)
where a.oid >= 16384
	and f.value is not null
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_am'::regclass and e.objid = a.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
