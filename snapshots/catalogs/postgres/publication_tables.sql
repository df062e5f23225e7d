-- One fact per table of a publication.
-- catalogs: pg_publication_rel pg_publication pg_class pg_namespace
-- objects: none
-- if any: pg_publication
select 'publication table', quote_ident(p.pubname) || ': ' || quote_ident(n.nspname) || '.'
	|| quote_ident(c.relname), 'of', 'publication ' || quote_ident(p.pubname), c.oid
from pg_publication_rel r
	join pg_publication p on p.oid = r.prpubid
	join pg_class c on c.oid = r.prrelid
	join pg_namespace n on n.oid = c.relnamespace;
