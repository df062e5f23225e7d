-- One row per trigger that somebody declared, and of its copies on partitions. The
-- triggers behind constraints are in constraint_triggers.sql. A copy has tgisinternal up to 14 and
-- not since 15; either way its own state (enabled or not) is held, and the text is its parent's.
-- catalogs: pg_trigger pg_class pg_namespace pg_constraint pg_description pg_depend
-- objects: pg_class
-- if any: pg_trigger where not tgisinternal or tgparentid <> 0
select 'trigger' as kind,
	c.relnamespace::regnamespace || '.' || quote_ident(c.relname) || '.' || quote_ident(t.tgname) as identity,
	c.oid as object,
	case c.relkind when 'v' then 'view ' when 'f' then 'foreign table ' else 'table ' end
		|| c.relnamespace::regnamespace || '.' || quote_ident(c.relname) as of,
	case t.tgparentid when 0 then pg_get_triggerdef(t.oid) end as definition,
	case when t.tgparentid <> 0 then (
		select 'trigger ' || pc.relnamespace::regnamespace || '.' || quote_ident(pc.relname) || '.'
			|| quote_ident(p.tgname)
		from pg_trigger p
			join pg_class pc on pc.oid = p.tgrelid
		where p.oid = t.tgparentid) end as parent,
	case t.tgenabled when 'D' then 'no' when 'R' then 'on replicas'
		when 'A' then 'always' end as enabled,
	d.description as comment
from pg_trigger t
	join pg_class c on c.oid = t.tgrelid and c.relpersistence <> 't'
	left join pg_description d
		on d.objoid = t.oid and d.classoid = 'pg_trigger'::regclass and d.objsubid = 0
where c.oid >= 16384
	/*only and c.oid = any ($1::oid[]) */
	/*only and t.tgrelid = any ($1::oid[]) */
	and (not t.tgisinternal or t.tgparentid <> 0)
	and (t.tgconstraint = 0 or not exists (
		select from pg_constraint k where k.oid = t.tgconstraint and k.contype <> 't'))
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_class'::regclass and e.objid = c.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
