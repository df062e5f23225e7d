-- One row per constraint of a table. The definition is the server's text without what has an
-- attribute of its own (valid, deferrable, no_inherit). Left out: the pieces that the server keeps of
-- one foreign key for each partition of the table it points at, and NOT NULL, of which 18 makes
-- rows: see not_null_constraints.18.sql.
-- catalogs: pg_constraint pg_class pg_namespace pg_index pg_description pg_depend
-- objects: pg_class
select 'constraint' as kind,
	c.relnamespace::regnamespace || '.' || quote_ident(c.relname) || '.' || quote_ident(k.conname)
		as identity,
	c.oid as object,
	case c.relkind when 'f' then 'foreign table ' else 'table ' end || c.relnamespace::regnamespace
		|| '.' || quote_ident(c.relname) as of,
	case k.contype when 'p' then 'primary key' when 'u' then 'unique' when 'f' then 'foreign key'
		when 'c' then 'check' when 'x' then 'exclusion' when 't' then 'constraint trigger'
		else k.contype::text end as type,
	-- What is cut off has an attribute of its own; only checks print NO INHERIT. Their text is the
	-- same without having the server look for the constraint.
	case when k.contype = 'c' then 'CHECK (' || pg_get_expr(k.conbin, k.conrelid) || ')'
		when k.condeferrable or not k.convalidated
		then regexp_replace(pg_get_constraintdef(k.oid), '( DEFERRABLE)?( INITIALLY DEFERRED)?'
			'( NOT ENFORCED)?( NOT VALID)?$', '')
		else pg_get_constraintdef(k.oid) end as definition,
	case when not k.convalidated then 'no' end as valid,
	case when k.connoinherit and k.contype = 'c' then 'yes' end as no_inherit,
	case when k.condeferred then 'initially deferred'
		when k.condeferrable then 'initially immediate' end as deferrable,
	case when k.coninhcount > 0 then k.coninhcount
		|| case when k.conislocal then ', also local' else '' end end as inherited,
	case when k.conparentid <> 0 then (
		select 'constraint ' || c.relnamespace::regnamespace || '.' || quote_ident(c.relname) || '.'
			|| quote_ident(p.conname)
		from pg_constraint p
			join pg_class c on c.oid = p.conrelid
		where p.oid = k.conparentid) end as parent,
	-- A foreign key leans on the primary key unless it names other columns.
	case when k.contype = 'f' then (
		select c.relnamespace::regnamespace || '.' || quote_ident(c.relname)
		from pg_index i
			join pg_class c on c.oid = i.indexrelid
		where i.indexrelid = k.conindid and not i.indisprimary) end as index,
	d.description as comment
from pg_class c
	join pg_constraint k on k.conrelid = c.oid and k.contype <> 'n'
		/*only and k.conrelid = any ($1::oid[]) */
	left join pg_description d
		on d.objoid = k.oid and d.classoid = 'pg_constraint'::regclass and d.objsubid = 0
where c.oid >= 16384
	/*only and c.oid = any ($1::oid[]) */
	and c.relkind in ('r', 'p', 'f')
	and c.relpersistence <> 't'
	and (k.contype <> 'f' or k.conparentid = 0 or not exists (
		select from pg_constraint p where p.oid = k.conparentid and p.conrelid = k.conrelid))
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_class'::regclass and e.objid = c.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
