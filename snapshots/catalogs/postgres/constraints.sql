-- One fact per attribute of a table's constraint. The definition is the server's text without what
-- has an attribute of its own (valid, deferrable, no_inherit). Left out: the pieces that the server
-- keeps of one foreign key for each partition of the table it points at, and the generated name of
-- a NOT NULL constraint, which 18 stores as a row: such a row says something of the column only.
-- catalogs: pg_constraint pg_class pg_namespace pg_attribute pg_index pg_description pg_depend
-- objects: pg_class
with relation as materialized (
	select c.oid, c.relname, quote_ident(n.nspname) || '.' || quote_ident(c.relname) as identity,
		case c.relkind when 'f' then 'foreign table ' else 'table ' end as kind
	from pg_class c
		join pg_namespace n on n.oid = c.relnamespace and n.nspname !~ '^pg_(toast|temp)'
	where c.oid >= 16384
		/*only and c.oid = any ($1::oid[]) */
		and c.relkind in ('r', 'p', 'f')
		and c.relpersistence <> 't'
		and not exists (
			select from pg_depend e
			where e.classid = 'pg_class'::regclass and e.objid = c.oid
				and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e')
)
select case when g.folded then 'column' else 'constraint' end,
	r.identity || '.' || quote_ident(case when g.folded then a.attname else k.conname end),
	f.attribute, f.value, r.oid
from relation r
	join pg_constraint k on k.conrelid = r.oid
		/*only and k.conrelid = any ($1::oid[]) */
	left join pg_attribute a on k.contype = 'n' and a.attrelid = k.conrelid and a.attnum = k.conkey[1]
	left join pg_constraint p on p.oid = k.conparentid and k.conparentid <> 0
	left join pg_index i on k.contype = 'f' and i.indexrelid = k.conindid and not i.indisprimary
	left join pg_description d
		on d.objoid = k.oid and d.classoid = 'pg_constraint'::regclass and d.objsubid = 0
	cross join lateral (
		-- A digit follows where the name was taken; names over 63 bytes are cut in the middle.
		select k.contype = 'n' and (
			rtrim(k.conname, '0123456789')
				= rtrim(r.relname || '_' || a.attname || '_not_null', '0123456789')
			or octet_length(r.relname || a.attname) > 53 and k.conname ~ '_not_null\d*$') as folded
	) g
	cross join lateral (values
		('of', case when not g.folded then r.kind || r.identity end),
		('type', case when not g.folded then case k.contype when 'p' then 'primary key'
			when 'u' then 'unique' when 'f' then 'foreign key' when 'c' then 'check'
			when 'x' then 'exclusion' when 'n' then 'not null' when 't' then 'constraint trigger'
			else k.contype::text end end),
		('definition', case when not g.folded then case
			when k.condeferrable or k.connoinherit or not k.convalidated
			then regexp_replace(pg_get_constraintdef(k.oid),
				'( NO INHERIT)?( DEFERRABLE)?( INITIALLY DEFERRED)?( NOT ENFORCED)?( NOT VALID)?$', '')
			else pg_get_constraintdef(k.oid) end end),
		(case when g.folded then 'not_null_valid' else 'valid' end,
			case when not k.convalidated then 'no' end),
		-- Keys other than checks and NOT NULL always carry the flag.
		(case when g.folded then 'not_null_no_inherit' else 'no_inherit' end,
			case when k.connoinherit and k.contype in ('c', 'n') then 'yes' end),
		('deferrable', case when k.condeferred then 'initially deferred'
			when k.condeferrable then 'initially immediate' end),
		(case when g.folded then 'not_null_inherited' else 'inherited' end,
			case when k.coninhcount > 0 and not g.folded then k.coninhcount::text
				|| case when k.conislocal then ', also local' else '' end end),
		('parent', case when p.oid is not null then (
			select 'constraint ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname) || '.'
				|| quote_ident(p.conname)
			from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = p.conrelid) end),
		-- The primary key is what a foreign key leans on unless another unique index was named.
		('index', case when i.indexrelid is not null then (
			select quote_ident(n.nspname) || '.' || quote_ident(c.relname)
			from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = i.indexrelid) end),
		(case when g.folded then 'not_null_comment' else 'comment' end, d.description)
	) f (attribute, value)
where f.value is not null
	and (p.oid is null or p.conrelid <> k.conrelid or k.contype <> 'f');
