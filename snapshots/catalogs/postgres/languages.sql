-- One fact per attribute of a procedural language that no extension owns.
-- catalogs: pg_language pg_proc pg_description pg_depend pg_namespace pg_authid
-- objects: none
-- if any: pg_language where oid >= 16384
select 'language', quote_ident(l.lanname), f.attribute, f.value, l.oid
from pg_language l
	left join pg_description d
		on d.objoid = l.oid and d.classoid = 'pg_language'::regclass and d.objsubid = 0
	cross join lateral (values
		('owner', quote_ident(pg_get_userbyid(l.lanowner))),
		('trusted', case when l.lanpltrusted then 'yes' end),
		('handler', case when l.lanplcallfoid <> 0 then l.lanplcallfoid::regproc::text end),
		('inline', case when l.laninline <> 0 then l.laninline::regproc::text end),
		('validator', case when l.lanvalidator <> 0 then l.lanvalidator::regproc::text end),
		('comment', d.description)
	) f (attribute, value)
where l.oid >= 16384
	and f.value is not null
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_language'::regclass and e.objid = l.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
