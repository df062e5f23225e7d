-- One fact per attribute of a role, the cluster's own ones (the bootstrap superuser and pg_*) left
-- out. Settings are in settings.sql, passwords in role_passwords.sql.
-- catalogs: pg_authid pg_shdescription
-- objects: none
select 'role', quote_ident(r.rolname), f.attribute, f.value, r.oid
from pg_roles r
	left join pg_shdescription d on d.objoid = r.oid and d.classoid = 'pg_authid'::regclass
	cross join lateral (values
		('login', case when r.rolcanlogin then 'yes' else 'no' end),
		('superuser', case when r.rolsuper then 'yes' end),
		('inherit', case when not r.rolinherit then 'no' end),
		('create_role', case when r.rolcreaterole then 'yes' end),
		('create_database', case when r.rolcreatedb then 'yes' end),
		('replication', case when r.rolreplication then 'yes' end),
		('bypass_row_security', case when r.rolbypassrls then 'yes' end),
		('connection_limit', case when r.rolconnlimit >= 0 then r.rolconnlimit::text end),
		('valid_until', r.rolvaliduntil::text),
		('comment', d.description)
	) f (attribute, value)
where r.oid >= 16384
	and f.value is not null;
