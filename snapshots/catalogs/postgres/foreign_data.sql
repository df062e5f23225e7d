-- One fact per attribute of a foreign data wrapper, a server or a user mapping. Options are a set.
-- The value of an option that is a secret by its name shows as eight digits of its digest: enough to
-- see a change, too little to give it away. Mappings are read through the view, which hides from an
-- ordinary user the options that are not his.
-- catalogs: pg_foreign_data_wrapper pg_foreign_server pg_user_mapping pg_description pg_depend pg_proc pg_namespace pg_authid
-- objects: none
-- if any: pg_foreign_data_wrapper
select o.kind, o.identity, f.attribute, f.value, o.oid
from (
	select 'foreign data wrapper', quote_ident(w.fdwname), 'pg_foreign_data_wrapper'::regclass, w.oid,
		w.fdwowner, null, case when w.fdwhandler <> 0 then w.fdwhandler::regproc::text end,
		case when w.fdwvalidator <> 0 then w.fdwvalidator::regproc::text end, null, null, null,
		w.fdwoptions
	from pg_foreign_data_wrapper w
	union all
	select 'server', quote_ident(s.srvname), 'pg_foreign_server'::regclass, s.oid, s.srvowner, null,
		null, null, quote_ident(w.fdwname), s.srvtype, s.srvversion, s.srvoptions
	from pg_foreign_server s
		join pg_foreign_data_wrapper w on w.oid = s.srvfdw
	union all
	select 'user mapping', 'of ' || case m.umuser when 0 then 'public' else quote_ident(m.usename) end
			|| ' on ' || quote_ident(m.srvname),
		'pg_user_mapping'::regclass, m.umid, null, 'server ' || quote_ident(m.srvname),
		null, null, null, null, null, m.umoptions
	from pg_user_mappings m
) o (kind, identity, class, oid, owner, parent, handler, validator, wrapper, type, version, options)
	left join pg_description d on d.objoid = o.oid and d.classoid = o.class and d.objsubid = 0
	cross join lateral (values
		('of', o.parent),
		('owner', quote_ident(pg_get_userbyid(o.owner))),
		('handler', o.handler),
		('validator', o.validator),
		('wrapper', o.wrapper),
		('type', o.type),
		('version', o.version),
		('options', (
			select array_agg(case when x ~* '^[^=]*(pass|secret|token|key)[^=]*='
					then regexp_replace(x, '=.*', '=') || '(digest ' || left(md5(x), 8) || ')'
					else x end order by x collate "C")::text
			from unnest(o.options) x)),
		('comment', d.description)
	) f (attribute, value)
where o.oid >= 16384
	and f.value is not null
	and not exists (
		select from pg_depend e
		where e.classid = o.class and e.objid = o.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
