-- One fact per attribute of an operator.
-- catalogs: pg_operator pg_namespace pg_type pg_proc pg_description pg_depend pg_authid
-- objects: none
-- if any: pg_operator where oid >= 16384
select 'operator', quote_ident(n.nspname) || '.' || o.oprname || '('
	|| case o.oprleft when 0 then 'none' else format_type(o.oprleft, null) end || ', '
	|| case o.oprright when 0 then 'none' else format_type(o.oprright, null) end || ')',
	f.attribute, f.value, o.oid
from pg_operator o
	join pg_namespace n on n.oid = o.oprnamespace and n.nspname !~ '^pg_(toast|temp)'
	left join pg_description d
		on d.objoid = o.oid and d.classoid = 'pg_operator'::regclass and d.objsubid = 0
	cross join lateral (values
		('owner', quote_ident(pg_get_userbyid(o.oprowner))),
		-- No function: a shell that another operator's commutator or negator left.
		('function', case when o.oprcode = 0 then 'none' else o.oprcode::regprocedure::text end),
		('result', case when o.oprresult <> 0 then format_type(o.oprresult, null) end),
		('commutator', case when o.oprcom <> 0 then o.oprcom::regoperator::text end),
		('negator', case when o.oprnegate <> 0 then o.oprnegate::regoperator::text end),
		('restrict', case when o.oprrest <> 0 then o.oprrest::regproc::text end),
		('join', case when o.oprjoin <> 0 then o.oprjoin::regproc::text end),
		('merges', case when o.oprcanmerge then 'yes' end),
		('hashes', case when o.oprcanhash then 'yes' end),
		('comment', d.description)
	) f (attribute, value)
where o.oid >= 16384
	and f.value is not null
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_operator'::regclass and e.objid = o.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
