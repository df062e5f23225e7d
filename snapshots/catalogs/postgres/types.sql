-- One row per enum, composite type, domain, range type or base type. The attributes of a composite type are in columns.sql, a domain's checks in domain_constraints.sql.
-- Left out: array types, row types of tables and multirange types, which come and go with another;
-- the labels of an enum are held in their order, not by the floats that ADD VALUE BEFORE makes.
-- catalogs: pg_type pg_class pg_namespace pg_enum pg_range pg_collation pg_opclass pg_proc pg_description pg_depend pg_authid
-- objects: pg_type
-- if any: pg_type where oid >= 16384 and typtype not in ('c', 'm') and typinput <> 'array_in'::regproc
-- if any: pg_class where oid >= 16384 and relkind = 'c'
select case t.typtype when 'e' then 'enum' when 'c' then 'composite type' when 'd' then 'domain'
		when 'r' then 'range type' else 'base type' end as kind,
	quote_ident(n.nspname) || '.' || quote_ident(t.typname) as identity, t.oid as object,
	quote_ident(pg_get_userbyid(t.typowner)) as owner,
	case t.typtype when 'e' then coalesce((
		select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
		from pg_enum e where e.enumtypid = t.oid), 'none') end as labels,
	case t.typtype when 'd' then format_type(t.typbasetype, t.typtypmod) end as type,
	case when t.typnotnull then 'yes' end as not_null,
	coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault) as default,
	case when t.typtype in ('d', 'r') and l.oid <> base.typcollation
		then quote_ident(ln.nspname) || '.' || quote_ident(l.collname) end as collation,
	format_type(r.rngsubtype, null) as subtype,
	quote_ident(o_n.nspname) || '.' || quote_ident(o.opcname) as operator_class,
	case when r.rngcanonical <> 0 then r.rngcanonical::regproc::text end as canonical,
	case when r.rngsubdiff <> 0 then r.rngsubdiff::regproc::text end as subtype_diff,
	d.description as comment
from pg_type t
	join pg_namespace n on n.oid = t.typnamespace and n.nspname !~ '^pg_(toast|temp)'
	left join pg_class c on c.oid = t.typrelid and t.typtype = 'c'
	left join pg_type element on element.oid = t.typelem
	left join pg_range r on r.rngtypid = t.oid
	left join pg_type base on base.oid = coalesce(r.rngsubtype, nullif(t.typbasetype, 0))
	left join pg_collation l on l.oid = coalesce(r.rngcollation, t.typcollation)
	left join pg_namespace ln on ln.oid = l.collnamespace
	left join pg_opclass o on o.oid = r.rngsubopc and not o.opcdefault
	left join pg_namespace o_n on o_n.oid = o.opcnamespace
	left join pg_description d
		on d.objoid = t.oid and d.classoid = 'pg_type'::regclass and d.objsubid = 0
where t.oid >= 16384
	/*only and t.oid = any ($1::oid[]) */
	and (t.typtype in ('e', 'd', 'r', 'b', 'p') or c.relkind = 'c')
	and element.typarray is distinct from t.oid
	and coalesce(c.relpersistence, 'p') <> 't'
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_type'::regclass and e.objid = t.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
