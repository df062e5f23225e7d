-- One fact per attribute of a row security policy, those on an extension's tables included (the
-- extension does not bring them back). Roles are sorted by name: the server keeps them in the order
-- of their OIDs or of the command.
-- catalogs: pg_policy pg_class pg_namespace pg_description pg_authid
-- objects: pg_class
-- if any: pg_policy
select 'policy', quote_ident(n.nspname) || '.' || quote_ident(c.relname) || '.' || quote_ident(p.polname),
	f.attribute, f.value, c.oid
from pg_policy p
	join pg_class c on c.oid = p.polrelid and c.relpersistence <> 't'
	join pg_namespace n on n.oid = c.relnamespace and n.nspname !~ '^pg_(toast|temp)'
	left join pg_description d
		on d.objoid = p.oid and d.classoid = 'pg_policy'::regclass and d.objsubid = 0
	cross join lateral (values
		('of', 'table ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname)),
		('command', case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
			when 'd' then 'delete' end),
		('restrictive', case when not p.polpermissive then 'yes' end),
		('roles', (
			select string_agg(x.name, ', ' order by x.name collate "C") from (
				select case role when 0 then 'public' else quote_ident(pg_get_userbyid(role)) end
				from unnest(p.polroles) role) x (name))),
		('using', pg_get_expr(p.polqual, p.polrelid)),
		('check', pg_get_expr(p.polwithcheck, p.polrelid)),
		('comment', d.description)
	) f (attribute, value)
where f.value is not null
	/*only and p.polrelid = any ($1::oid[]) */;
