-- One fact per routine whose body is written in the SQL standard's form (BEGIN ATOMIC or RETURN),
-- which came with 14. Unlike a body in a string it follows the renames of what it uses.
-- catalogs: pg_proc pg_namespace pg_depend
-- objects: pg_proc
-- if any: pg_proc where oid >= 16384 and prosqlbody is not null
select case p.prokind when 'p' then 'procedure' else 'function' end,
	quote_ident(n.nspname) || '.' || quote_ident(p.proname) || '(' || oidvectortypes(p.proargtypes) || ')',
	'body', pg_get_function_sqlbody(p.oid), p.oid
from pg_proc p
	join pg_namespace n on n.oid = p.pronamespace and n.nspname !~ '^pg_(toast|temp)'
where p.oid >= 16384
	/*only and p.oid = any ($1::oid[]) */
	and p.prosqlbody is not null
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_proc'::regclass and e.objid = p.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
