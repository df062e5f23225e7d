-- One fact per attribute of a cast or a transform.
-- catalogs: pg_cast pg_transform pg_type pg_language pg_proc pg_description pg_depend pg_namespace
-- objects: none
-- if any: pg_cast where oid >= 16384
-- if any: pg_transform
select o.kind, o.identity, f.attribute, f.value, o.oid
from (
	select 'cast', '(' || format_type(c.castsource, null) || ' as ' || format_type(c.casttarget, null) || ')',
		'pg_cast'::regclass, c.oid,
		case c.castmethod when 'f' then c.castfunc::regprocedure::text when 'i' then 'input and output'
			else 'binary coercible' end,
		case c.castcontext when 'i' then 'implicit' when 'a' then 'assignment' else 'explicit' end,
		null, null
	from pg_cast c
	union all
	select 'transform', 'for ' || format_type(t.trftype, null) || ' language ' || quote_ident(l.lanname),
		'pg_transform'::regclass, t.oid, null, null,
		case when t.trffromsql = 0 then 'none' else t.trffromsql::regprocedure::text end,
		case when t.trftosql = 0 then 'none' else t.trftosql::regprocedure::text end
	from pg_transform t
		join pg_language l on l.oid = t.trflang
) o (kind, identity, class, oid, method, context, from_sql, to_sql)
	left join pg_description d on d.objoid = o.oid and d.classoid = o.class and d.objsubid = 0
	cross join lateral (values
		('method', o.method),
		('context', o.context),
		('from_sql', o.from_sql),
		('to_sql', o.to_sql),
		('comment', d.description)
	) f (attribute, value)
where o.oid >= 16384
	and f.value is not null
	and not exists (
		select from pg_depend e
		where e.classid = o.class and e.objid = o.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e')
	-- The cast of a range to its multirange comes and goes with them.
	and not exists (
		select from pg_depend e
		where e.classid = o.class and e.objid = o.oid
			and e.refclassid = 'pg_type'::regclass and e.deptype = 'i');
