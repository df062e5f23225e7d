-- One fact per attribute of a role's membership in another, those among the cluster's own roles left
-- out. Since 16 each grantor's grant is a membership of its own, with two more options.
-- catalogs: pg_auth_members pg_authid
-- objects: none
-- if any: pg_auth_members where member >= 16384 or member = 10
select 'membership', quote_ident(m.rolname) || ' in ' || quote_ident(r.rolname) || ' by '
	|| quote_ident(g.rolname), f.attribute, f.value, m.oid
from pg_auth_members a
	join pg_roles r on r.oid = a.roleid
	join pg_roles m on m.oid = a.member
	join pg_roles g on g.oid = a.grantor
	cross join lateral (values
		('of', 'role ' || quote_ident(case when m.oid >= 16384 then m.rolname else r.rolname end)),
		('admin', case when a.admin_option then 'yes' end),
		('inherit', case when not a.inherit_option then 'no' end),
		('set', case when not a.set_option then 'no' end)
	) f (attribute, value)
where m.rolname !~ '^pg_'
	and f.value is not null;
