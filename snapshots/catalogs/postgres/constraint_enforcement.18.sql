-- One fact per constraint that is declared NOT ENFORCED, which came with 18.
-- catalogs: pg_constraint pg_class pg_namespace pg_depend
-- objects: pg_class
-- if any: pg_constraint where not conenforced
select 'constraint',
	quote_ident(n.nspname) || '.' || quote_ident(c.relname) || '.' || quote_ident(k.conname),
	'enforced', 'no', c.oid
from pg_constraint k
	join pg_class c on c.oid = k.conrelid and c.relpersistence <> 't'
	join pg_namespace n on n.oid = c.relnamespace and n.nspname !~ '^pg_(toast|temp)'
	left join pg_constraint p on p.oid = k.conparentid and k.conparentid <> 0
where not k.conenforced
	/*only and k.conrelid = any ($1::oid[]) */
	and (p.oid is null or p.conrelid <> k.conrelid)
	and c.oid >= 16384
	/*only and c.oid = any ($1::oid[]) */
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_class'::regclass and e.objid = c.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
