-- One fact per configuration parameter that somebody may set or alter (GRANT … ON PARAMETER, which
-- came with 15).
-- catalogs: pg_parameter_acl pg_authid
-- objects: none
-- if any: pg_parameter_acl
select 'parameter', quote_ident(p.parname), 'grants', (
		select string_agg(w.words, '; ' order by w.words collate "C")
		from (
			select string_agg(x.privilege_type, ', ' order by x.privilege_type)
				|| ' to ' || case x.grantee when 0 then 'public'
					else quote_ident(pg_get_userbyid(x.grantee)) end
				|| case when x.is_grantable then ' with grant option' else '' end
				|| case when x.grantor <> 10
					then ' by ' || quote_ident(pg_get_userbyid(x.grantor)) else '' end
			from aclexplode(p.paracl) x
			where x.grantee <> 10
			group by x.grantee, x.grantor, x.is_grantable) w (words)), p.oid
from pg_parameter_acl p
where exists (select from aclexplode(p.paracl) x where x.grantee <> 10);
