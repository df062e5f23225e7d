-- One fact per attribute of a table's membership in a publication; 15 brought its row filter, its
-- column list and the membership of whole schemas.
-- catalogs: pg_publication_rel pg_publication_namespace pg_publication pg_class pg_namespace pg_attribute pg_proc pg_operator pg_type
-- objects: none
-- if any: pg_publication
select 'publication table', quote_ident(p.pubname) || ': ' || quote_ident(n.nspname) || '.'
	|| quote_ident(c.relname), f.attribute, f.value, c.oid
from pg_publication_rel r
	join pg_publication p on p.oid = r.prpubid
	join pg_class c on c.oid = r.prrelid
	join pg_namespace n on n.oid = c.relnamespace
	cross join lateral (values
		('of', 'publication ' || quote_ident(p.pubname)),
		('where', pg_get_expr(r.prqual, r.prrelid)),
		('columns', (
			select string_agg(quote_ident(a.attname), ', ' order by a.attname collate "C")
			from unnest(r.prattrs::int2[]) x
				join pg_attribute a on a.attrelid = r.prrelid and a.attnum = x))
	) f (attribute, value)
where f.value is not null
union all
select 'publication schema', quote_ident(p.pubname) || ': ' || quote_ident(n.nspname),
	'of', 'publication ' || quote_ident(p.pubname), n.oid
from pg_publication_namespace r
	join pg_publication p on p.oid = r.pnpubid
	join pg_namespace n on n.oid = r.pnnspid;
