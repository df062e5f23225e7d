-- One fact per attribute that an aggregate has beyond those of any routine.
-- catalogs: pg_aggregate pg_proc pg_namespace pg_operator pg_depend
-- objects: pg_proc
-- if any: pg_proc where oid >= 16384 and prokind = 'a'
select 'aggregate',
	quote_ident(n.nspname) || '.' || quote_ident(p.proname) || '(' || oidvectortypes(p.proargtypes) || ')',
	f.attribute, f.value, p.oid
from pg_aggregate a
	join pg_proc p on p.oid = a.aggfnoid
	join pg_namespace n on n.oid = p.pronamespace and n.nspname !~ '^pg_(toast|temp)'
	cross join lateral (values
		('kind', case a.aggkind when 'o' then 'ordered set' when 'h' then 'hypothetical set' end),
		('direct_arguments', case when a.aggkind <> 'n' then a.aggnumdirectargs::text end),
		('transition_function', a.aggtransfn::regprocedure::text),
		('transition_type', format_type(a.aggtranstype, null)),
		('transition_space', case when a.aggtransspace <> 0 then a.aggtransspace::text end),
		('initial_value', a.agginitval),
		('final_function', case when a.aggfinalfn <> 0 then a.aggfinalfn::regprocedure::text end),
		('final_extra', case when a.aggfinalextra then 'yes' end),
		('final_modify', case when a.aggfinalmodify <> case a.aggkind when 'n' then 'r' else 'w' end
			then case a.aggfinalmodify when 'r' then 'read only' when 's' then 'shareable'
				else 'read write' end end),
		('combine_function', case when a.aggcombinefn <> 0 then a.aggcombinefn::regprocedure::text end),
		('serial_function', case when a.aggserialfn <> 0 then a.aggserialfn::regprocedure::text end),
		('deserial_function', case when a.aggdeserialfn <> 0 then a.aggdeserialfn::regprocedure::text end),
		('moving_function', case when a.aggmtransfn <> 0 then a.aggmtransfn::regprocedure::text end),
		('moving_inverse_function', case when a.aggminvtransfn <> 0
			then a.aggminvtransfn::regprocedure::text end),
		('moving_type', case when a.aggmtranstype <> 0 then format_type(a.aggmtranstype, null) end),
		('moving_space', case when a.aggmtransspace <> 0 then a.aggmtransspace::text end),
		('moving_initial_value', a.aggminitval),
		('moving_final_function', case when a.aggmfinalfn <> 0 then a.aggmfinalfn::regprocedure::text end),
		('moving_final_extra', case when a.aggmfinalextra then 'yes' end),
		('moving_final_modify', case
			when a.aggmfinalmodify <> case a.aggkind when 'n' then 'r' else 'w' end
			then case a.aggmfinalmodify when 'r' then 'read only' when 's' then 'shareable'
				else 'read write' end end),
		('sort_operator', case when a.aggsortop <> 0 then a.aggsortop::regoperator::text end)
	) f (attribute, value)
where p.oid >= 16384
	/*only and p.oid = any ($1::oid[]) and a.aggfnoid::oid = any ($1::oid[]) */
	and f.value is not null
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_proc'::regclass and e.objid = p.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
