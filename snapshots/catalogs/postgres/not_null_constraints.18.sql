-- One fact per NOT NULL of a table that says more than the column's not_null: since 18 it is a
-- constraint and can be not valid, not inherited, commented and named. Under its generated name it
-- belongs to the column and the name is left out; under another it is a constraint of that name.
-- catalogs: pg_constraint pg_class pg_namespace pg_attribute pg_description pg_depend
-- objects: pg_class
select case when g.folded then 'column' else 'constraint' end,
	quote_ident(n.nspname) || '.' || quote_ident(c.relname) || '.'
		|| quote_ident(case when g.folded then a.attname else k.conname end),
	case when g.folded and f.attribute <> 'of' then 'not_null_' else '' end || f.attribute, f.value, c.oid
from pg_constraint k
	join pg_class c on c.oid = k.conrelid and c.relpersistence <> 't'
	join pg_namespace n on n.oid = c.relnamespace and n.nspname !~ '^pg_(toast|temp)'
	join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
	left join pg_description d
		on d.objoid = k.oid and d.classoid = 'pg_constraint'::regclass and d.objsubid = 0
	-- Digits follow where the name was taken, and names over 63 bytes are cut in the middle.
	cross join lateral (
		select rtrim(k.conname, '0123456789')
				= rtrim(c.relname || '_' || a.attname || '_not_null', '0123456789')
			or octet_length(c.relname || a.attname) > 53 and k.conname ~ '_not_null\d*$' as folded
		offset 0
	) g
	cross join lateral (values
		('of', case when not g.folded then case c.relkind when 'f' then 'foreign table '
			else 'table ' end || quote_ident(n.nspname) || '.' || quote_ident(c.relname) end),
		('type', case when not g.folded then 'not null' end),
		('definition', case when not g.folded then 'NOT NULL ' || quote_ident(a.attname) end),
		('valid', case when not k.convalidated then 'no' end),
		('no_inherit', case when k.connoinherit then 'yes' end),
		('inherited', case when k.coninhcount > 0 and (not g.folded or k.conislocal <> a.attislocal)
			then k.coninhcount::text || case when k.conislocal then ', also local' else '' end end),
		('comment', d.description)
	) f (attribute, value)
where k.contype = 'n'
	/*only and k.conrelid = any ($1::oid[]) */
	-- The usual row has nothing to tell and need not be unfolded.
	and (not g.folded or not k.convalidated or k.connoinherit or k.coninhcount > 0
		or d.description is not null)
	and c.oid >= 16384
	/*only and c.oid = any ($1::oid[]) */
	and f.value is not null
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_class'::regclass and e.objid = c.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
