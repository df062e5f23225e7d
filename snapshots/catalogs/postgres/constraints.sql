-- One fact per attribute of a table's constraint. The definition is the server's text without what
-- has an attribute of its own (valid, deferrable, no_inherit). Left out: the pieces that the server
-- keeps of one foreign key for each partition of the table it points at, and NOT NULL, of which 18
-- makes rows: see not_null_constraints.18.sql.
-- catalogs: pg_constraint pg_class pg_namespace pg_index pg_description pg_depend
-- objects: pg_class
select 'constraint', f.identity, f.attribute, f.value, f.oid
from (
	select x.identity, x.oid,
		unnest('{of, type, definition, valid, no_inherit, deferrable, inherited, parent, index,
			comment}'::text[]) as attribute,
		unnest(x.facts) as value
	from (
		select r.identity || '.' || quote_ident(k.conname) as identity, r.oid,
			array[
				r.kind || r.identity,
				case k.contype when 'p' then 'primary key' when 'u' then 'unique'
					when 'f' then 'foreign key' when 'c' then 'check' when 'x' then 'exclusion'
					when 't' then 'constraint trigger' else k.contype::text end,
				case when k.condeferrable or k.connoinherit or not k.convalidated
					then regexp_replace(pg_get_constraintdef(k.oid), '( NO INHERIT)?( DEFERRABLE)?'
						'( INITIALLY DEFERRED)?( NOT ENFORCED)?( NOT VALID)?$', '')
					else pg_get_constraintdef(k.oid) end,
				case when not k.convalidated then 'no' end,
				-- Keys carry the flag always.
				case when k.connoinherit and k.contype = 'c' then 'yes' end,
				case when k.condeferred then 'initially deferred'
					when k.condeferrable then 'initially immediate' end,
				case when k.coninhcount > 0 then k.coninhcount::text
					|| case when k.conislocal then ', also local' else '' end end,
				case when k.conparentid <> 0 then (
					select 'constraint ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
						|| '.' || quote_ident(p.conname)
					from pg_constraint p
						join pg_class c on c.oid = p.conrelid
						join pg_namespace n on n.oid = c.relnamespace
					where p.oid = k.conparentid) end,
				-- A foreign key leans on the primary key unless it names other columns.
				case when k.contype = 'f' then (
					select quote_ident(n.nspname) || '.' || quote_ident(c.relname)
					from pg_index i
						join pg_class c on c.oid = i.indexrelid
						join pg_namespace n on n.oid = c.relnamespace
					where i.indexrelid = k.conindid and not i.indisprimary) end,
				d.description
			] as facts
		from (
			select c.oid, quote_ident(n.nspname) || '.' || quote_ident(c.relname) as identity,
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
			offset 0
		) r
			join pg_constraint k on k.conrelid = r.oid and k.contype <> 'n'
				/*only and k.conrelid = any ($1::oid[]) */
			left join pg_description d
				on d.objoid = k.oid and d.classoid = 'pg_constraint'::regclass and d.objsubid = 0
		where k.contype <> 'f' or k.conparentid = 0 or not exists (
			select from pg_constraint p where p.oid = k.conparentid and p.conrelid = k.conrelid)
		offset 0
	) x
) f
where f.value is not null;
