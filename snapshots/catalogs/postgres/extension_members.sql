-- One fact per member of an extension: what ALTER EXTENSION … ADD and DROP change, and no version
-- tells. Members made by initdb (plpgsql's) never change and are left out.
-- catalogs: pg_depend pg_extension pg_class pg_proc pg_type pg_operator pg_namespace
-- objects: none
select 'extension member', quote_ident(e.extname) || ': ' || m.type || ' ' || m.identity, 'of',
	'extension ' || quote_ident(e.extname), e.oid
from pg_depend d
	join pg_extension e on e.oid = d.refobjid
	cross join lateral pg_identify_object(d.classid, d.objid, d.objsubid) m
where d.refclassid = 'pg_extension'::regclass
	and d.deptype = 'e'
	and d.objid >= 16384;
