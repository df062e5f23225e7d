-- One fact per attribute of a base type beyond those that all types have, and the name of a range
-- type's multirange. The subscript function and the multirange came with 14: read from the row as a
-- whole, in which an older server has no such key.
-- catalogs: pg_type pg_namespace pg_range pg_proc pg_depend
-- objects: pg_type
-- if any: pg_type where oid >= 16384 and typtype in ('b', 'p', 'r') and typinput <> 'array_in'::regproc
select case t.typtype when 'r' then 'range type' else 'base type' end,
	quote_ident(n.nspname) || '.' || quote_ident(t.typname), f.attribute, f.value, t.oid
from pg_type t
	join pg_namespace n on n.oid = t.typnamespace and n.nspname !~ '^pg_(toast|temp)'
	left join pg_type element on element.oid = t.typelem
	left join pg_range r on r.rngtypid = t.oid
	left join pg_type multi on multi.oid = (to_jsonb(r) ->> 'rngmultitypid')::oid
	left join pg_namespace mn on mn.oid = multi.typnamespace
	cross join lateral (values
		('multirange', quote_ident(mn.nspname) || '.' || quote_ident(multi.typname)),
		('defined', case when not t.typisdefined then 'no' end),
		('input', case when t.typtype = 'b' then t.typinput::text end),
		('output', case when t.typtype = 'b' then t.typoutput::text end),
		('receive', case when t.typtype = 'b' and t.typreceive <> 0 then t.typreceive::text end),
		('send', case when t.typtype = 'b' and t.typsend <> 0 then t.typsend::text end),
		('modifier_input', case when t.typmodin <> 0 then t.typmodin::text end),
		('modifier_output', case when t.typmodout <> 0 then t.typmodout::text end),
		('analyze', case when t.typtype = 'b' and t.typanalyze <> 0 then t.typanalyze::text end),
		('subscript', case when t.typtype = 'b'
			then nullif(to_jsonb(t) ->> 'typsubscript', '-') end),
		('length', case when t.typtype = 'b' then t.typlen::text end),
		('by_value', case when t.typtype = 'b' and t.typbyval then 'yes' end),
		('alignment', case when t.typtype = 'b' then t.typalign::text end),
		('storage', case when t.typtype = 'b' then t.typstorage::text end),
		('category', case when t.typtype = 'b' and t.typcategory <> 'U' then t.typcategory::text end),
		('preferred', case when t.typispreferred then 'yes' end),
		('delimiter', case when t.typdelim <> ',' then t.typdelim::text end),
		('element', case when t.typelem <> 0 then format_type(t.typelem, null) end),
		('collatable', case when t.typtype = 'b' and t.typcollation <> 0 then 'yes' end)
	) f (attribute, value)
where t.oid >= 16384
	/*only and t.oid = any ($1::oid[]) */
	and t.typtype in ('b', 'p', 'r')
	and element.typarray is distinct from t.oid
	and f.value is not null
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_type'::regclass and e.objid = t.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
