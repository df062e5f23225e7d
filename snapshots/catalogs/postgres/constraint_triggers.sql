-- One fact per trigger behind a constraint that does not fire as usual (ALTER TABLE … DISABLE
-- TRIGGER ALL): the foreign key looks whole and checks nothing. The name of such a trigger holds an
-- OID, so it is known by its constraint, its function and the table it sits on, whose oid it bears.
-- catalogs: pg_trigger pg_constraint pg_class pg_namespace pg_proc
-- objects: pg_class
-- if any: pg_trigger where tgisinternal and tgenabled <> 'O'
select 'constraint trigger', k.identity || '.' || p.proname || ' on ' || quote_ident(n.nspname) || '.'
	|| quote_ident(c.relname), f.attribute, f.value, c.oid
from pg_trigger t
	join pg_class c on c.oid = t.tgrelid and c.relpersistence <> 't'
	join pg_namespace n on n.oid = c.relnamespace and n.nspname !~ '^pg_(toast|temp)'
	join pg_proc p on p.oid = t.tgfoid
	cross join lateral (
		select quote_ident(kn.nspname) || '.' || quote_ident(kc.relname) || '.'
			|| quote_ident(coalesce(whole.conname, k.conname)) as identity
		from pg_constraint k
			-- A piece of a foreign key towards a partition counts as the whole one.
			left join pg_constraint whole
				on whole.oid = k.conparentid and whole.conrelid = k.conrelid and k.conparentid <> 0
			join pg_class kc on kc.oid = k.conrelid
			join pg_namespace kn on kn.oid = kc.relnamespace
		where k.oid = t.tgconstraint and k.contype <> 't'
	) k
	cross join lateral (values
		('of', 'constraint ' || k.identity),
		('enabled', case t.tgenabled when 'D' then 'no' when 'R' then 'on replicas'
			when 'A' then 'always' end)
	) f (attribute, value)
where t.tgisinternal
	/*only and t.tgrelid = any ($1::oid[]) */
	and t.tgenabled <> 'O'
	and f.value is not null;
