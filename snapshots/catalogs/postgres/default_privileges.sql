-- One fact per ALTER DEFAULT PRIVILEGES. A row for the whole database replaces the usual privileges
-- and is told only where it differs from them; a row for a schema adds to them.
-- catalogs: pg_default_acl pg_namespace pg_authid
-- objects: none
-- if any: pg_default_acl
select 'default privileges', l.identity, f.attribute, f.value, l.oid
from (
	select a.oid, 'of ' || quote_ident(pg_get_userbyid(a.defaclrole))
			|| coalesce(' in schema ' || quote_ident(n.nspname), '') || ' on '
			|| case a.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences'
				when 'f' then 'routines' when 'T' then 'types' when 'n' then 'schemas'
				when 'L' then 'large objects' else a.defaclobjtype::text end as identity,
		'schema ' || quote_ident(n.nspname) as parent, a.defaclrole as owner, a.defaclacl as acl,
		case when n.oid is null then acldefault(case a.defaclobjtype when 'S' then 's'
			else a.defaclobjtype end, a.defaclrole) else '{}' end as usual
	from pg_default_acl a
		left join pg_namespace n on n.oid = a.defaclnamespace
) l
	cross join lateral (values
		('of', l.parent),
		('grants', (
			select coalesce(string_agg(w.words, '; ' order by w.words collate "C"), 'none')
			from (
				select string_agg(x.privilege_type, ', ' order by x.privilege_type)
					|| ' to ' || case x.grantee when 0 then 'public'
						else quote_ident(pg_get_userbyid(x.grantee)) end
					|| case when x.is_grantable then ' with grant option' else '' end
					|| case when x.grantor <> l.owner
						then ' by ' || quote_ident(pg_get_userbyid(x.grantor)) else '' end
				from aclexplode(l.acl) x
				group by x.grantee, x.grantor, x.is_grantable) w (words)))
	) f (attribute, value)
where f.value is not null
	and (select array_agg(x::text order by x::text collate "C") from unnest(l.acl) x)
		is distinct from (
			select array_agg(x::text order by x::text collate "C") from unnest(l.usual) x);
