-- One fact per attribute of a domain's constraint. Since 17 NOT NULL is such a row; under its
-- generated name it says nothing beyond the domain's not_null and is left out.
-- catalogs: pg_constraint pg_type pg_namespace pg_description pg_depend
-- objects: pg_type
-- if any: pg_constraint where contypid >= 16384
select 'constraint', quote_ident(n.nspname) || '.' || quote_ident(t.typname) || '.' || quote_ident(k.conname),
	f.attribute, f.value, t.oid
from pg_constraint k
	join pg_type t on t.oid = k.contypid
	join pg_namespace n on n.oid = t.typnamespace and n.nspname !~ '^pg_(toast|temp)'
	left join pg_description d
		on d.objoid = k.oid and d.classoid = 'pg_constraint'::regclass and d.objsubid = 0
	cross join lateral (values
		('of', 'domain ' || quote_ident(n.nspname) || '.' || quote_ident(t.typname)),
		('type', case k.contype when 'n' then 'not null' else 'check' end),
		('definition', regexp_replace(pg_get_constraintdef(k.oid), ' NOT VALID$', '')),
		('valid', case when not k.convalidated then 'no' end),
		('comment', d.description)
	) f (attribute, value)
where k.contypid >= 16384
	/*only and k.contypid = any ($1::oid[]) */
	and (k.contype <> 'n' or not (
		rtrim(k.conname, '0123456789') = rtrim(t.typname || '_not_null', '0123456789')
		or octet_length(t.typname) > 54 and k.conname ~ '_not_null\d*$'))
	and f.value is not null
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_type'::regclass and e.objid = t.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
