-- One fact per attribute of a rewrite rule. The rule that makes a view what it is (_RETURN) is left
-- out: it is the view's definition.
-- catalogs: pg_rewrite pg_class pg_namespace pg_description pg_depend
-- objects: pg_class
-- if any: pg_rewrite where oid >= 16384 and rulename <> '_RETURN'
select 'rule', quote_ident(n.nspname) || '.' || quote_ident(c.relname) || '.' || quote_ident(w.rulename),
	f.attribute, f.value, c.oid
from pg_rewrite w
	join pg_class c on c.oid = w.ev_class and c.relpersistence <> 't'
	join pg_namespace n on n.oid = c.relnamespace and n.nspname !~ '^pg_(toast|temp)'
	left join pg_description d
		on d.objoid = w.oid and d.classoid = 'pg_rewrite'::regclass and d.objsubid = 0
	cross join lateral (values
		('of', case c.relkind when 'v' then 'view ' when 'm' then 'materialized view '
			when 'f' then 'foreign table ' else 'table ' end
			|| quote_ident(n.nspname) || '.' || quote_ident(c.relname)),
		('definition', pg_get_ruledef(w.oid)),
		('enabled', case w.ev_enabled when 'D' then 'no' when 'R' then 'on replicas'
			when 'A' then 'always' end),
		('comment', d.description)
	) f (attribute, value)
where w.oid >= 16384
	/*only and w.ev_class = any ($1::oid[]) */
	and w.rulename <> '_RETURN'
	and f.value is not null
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_class'::regclass and e.objid = c.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
