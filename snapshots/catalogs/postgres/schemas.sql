-- One fact per attribute of a schema: its owner and its comment. The schema public is held although
-- initdb made it, because migrations do change it; the other built-in schemas, and those of
-- temporary and out-of-line storage, are left out.
-- catalogs: pg_namespace pg_description pg_depend pg_authid
-- objects: none
select 'schema', quote_ident(n.nspname), f.attribute, f.value, n.oid
from pg_namespace n
	left join pg_description d
		on d.objoid = n.oid and d.classoid = 'pg_namespace'::regclass and d.objsubid = 0
	cross join lateral (values
		('owner', quote_ident(pg_get_userbyid(n.nspowner))),
		('comment', d.description)
	) f (attribute, value)
where (n.oid >= 16384 or n.nspname = 'public')
	and n.nspname !~ '^pg_(toast|temp)'
	and f.value is not null
	and not exists (
		select from pg_depend x
		where x.classid = 'pg_namespace'::regclass and x.objid = n.oid
			and x.refclassid = 'pg_extension'::regclass and x.deptype = 'e');
