-- One fact per attribute of a table's membership in a publication.
-- catalogs: pg_publication_rel pg_publication pg_class pg_namespace
-- objects: none
select 'publication table', quote_ident(p.pubname) || ': ' || quote_ident(n.nspname) || '.'
	|| quote_ident(c.relname), f.attribute, f.value, c.oid
from pg_publication_rel r
	join pg_publication p on p.oid = r.prpubid
	join pg_class c on c.oid = r.prrelid
	join pg_namespace n on n.oid = c.relnamespace
	cross join lateral (values
		('of', 'publication ' || quote_ident(p.pubname)),
		('table', quote_ident(n.nspname) || '.' || quote_ident(c.relname))
	) f (attribute, value);
