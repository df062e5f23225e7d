-- One fact per attribute of a tablespace; of the built-in ones only their options.
-- catalogs: pg_tablespace pg_shdescription pg_authid
-- objects: none
-- if any: pg_tablespace where oid >= 16384 or spcoptions is not null
select 'tablespace', quote_ident(s.spcname), f.attribute, f.value, s.oid
from pg_tablespace s
	left join pg_shdescription d on d.objoid = s.oid and d.classoid = 'pg_tablespace'::regclass
	cross join lateral (values
		('owner', case when s.oid >= 16384 then quote_ident(pg_get_userbyid(s.spcowner)) end),
		('location', case when s.oid >= 16384 then pg_tablespace_location(s.oid) end),
		('options', (select array_agg(o order by o collate "C")::text from unnest(s.spcoptions) o)),
		('comment', case when s.oid >= 16384 then d.description end)
	) f (attribute, value)
where f.value is not null;
