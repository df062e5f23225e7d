-- One fact per role with a password: its kind, never itself. A SCRAM verifier holds a random salt, so
-- the same password set twice would look like a change; an MD5 one does not, and eight digits of its
-- digest tell one from another.
-- needs: superuser
-- catalogs: pg_authid
-- objects: none
select 'role', quote_ident(a.rolname), 'password',
	case when a.rolpassword like 'SCRAM-SHA-256$%'
		then 'set (scram-sha-256, ' || split_part(split_part(a.rolpassword, '$', 2), ':', 1)
			|| ' iterations)'
	else 'set (md5, digest ' || left(md5(a.rolpassword), 8) || ')' end, a.oid
from pg_authid a
where a.oid >= 16384
	and a.rolpassword is not null;
