-- One fact per attribute of an event trigger.
-- catalogs: pg_event_trigger pg_proc pg_description pg_depend pg_namespace pg_type pg_authid
-- objects: none
-- if any: pg_event_trigger
select 'event trigger', quote_ident(t.evtname), f.attribute, f.value, t.oid
from pg_event_trigger t
	left join pg_description d
		on d.objoid = t.oid and d.classoid = 'pg_event_trigger'::regclass and d.objsubid = 0
	cross join lateral (values
		('owner', quote_ident(pg_get_userbyid(t.evtowner))),
		('event', t.evtevent::text),
		('function', t.evtfoid::regprocedure::text),
		('tags', (select string_agg(x, ', ' order by x collate "C") from unnest(t.evttags) x)),
		('enabled', case t.evtenabled when 'D' then 'no' when 'R' then 'on replicas'
			when 'A' then 'always' end),
		('comment', d.description)
	) f (attribute, value)
where f.value is not null
	and not exists (
		select from pg_depend e
		where e.classid = 'pg_event_trigger'::regclass and e.objid = t.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
