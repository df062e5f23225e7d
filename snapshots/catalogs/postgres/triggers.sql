-- One fact per attribute of a trigger that somebody declared, and of its copies on partitions. The
-- triggers behind constraints are in constraint_triggers.sql. A copy has tgisinternal up to 14 and
-- not since 15; either way its own state (enabled or not) is held, and the text is its parent's.
-- catalogs: pg_trigger pg_class pg_namespace pg_constraint pg_description pg_depend
-- objects: pg_class
-- if any: pg_trigger where not tgisinternal or tgparentid <> 0
select 'trigger', quote_ident(n.nspname) || '.' || quote_ident(c.relname) || '.' || quote_ident(t.tgname),
	f.attribute, f.value, c.oid
from pg_trigger t
	join pg_class c on c.oid = t.tgrelid and c.relpersistence <> 't'
	join pg_namespace n on n.oid = c.relnamespace and n.nspname !~ '^pg_(toast|temp)'
	left join pg_constraint k on k.oid = t.tgconstraint
	left join pg_description d
		on d.objoid = t.oid and d.classoid = 'pg_trigger'::regclass and d.objsubid = 0
	cross join lateral (values
		('of', case c.relkind when 'v' then 'view ' when 'f' then 'foreign table ' else 'table ' end
			|| quote_ident(n.nspname) || '.' || quote_ident(c.relname)),
		('definition', case t.tgparentid when 0 then pg_get_triggerdef(t.oid) end),
		('parent', case when t.tgparentid <> 0 then (
			select 'trigger ' || quote_ident(pn.nspname) || '.' || quote_ident(pc.relname) || '.'
				|| quote_ident(p.tgname)
			from pg_trigger p
				join pg_class pc on pc.oid = p.tgrelid
				join pg_namespace pn on pn.oid = pc.relnamespace
			where p.oid = t.tgparentid) end),
		('enabled', case t.tgenabled when 'D' then 'no' when 'R' then 'on replicas'
			when 'A' then 'always' end),
		('comment', d.description)
	) f (attribute, value)
where c.oid >= 16384
	/*only and c.oid = any ($1::oid[]) */
	/*only and t.tgrelid = any ($1::oid[]) */
	and (not t.tgisinternal or t.tgparentid <> 0)
	and coalesce(k.contype, 't') = 't'
	and f.value is not null
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_class'::regclass and e.objid = c.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
