-- One fact per attribute of a text search parser, template, dictionary or configuration, and one per
-- token type that a configuration maps. The order of a mapping's dictionaries counts.
-- catalogs: pg_ts_parser pg_ts_template pg_ts_dict pg_ts_config pg_ts_config_map pg_namespace pg_proc pg_description pg_depend pg_authid
-- objects: none
-- if any: pg_ts_parser where oid >= 16384
-- if any: pg_ts_template where oid >= 16384
-- if any: pg_ts_dict where oid >= 16384
-- if any: pg_ts_config where oid >= 16384
with mapping as (
	select m.mapcfg, t.alias, string_agg(quote_ident(n.nspname) || '.' || quote_ident(d.dictname),
		', ' order by m.mapseqno) as dictionaries
	from pg_ts_config_map m
		join pg_ts_config c on c.oid = m.mapcfg
		join lateral ts_token_type(c.cfgparser) t on t.tokid = m.maptokentype
		join pg_ts_dict d on d.oid = m.mapdict
		join pg_namespace n on n.oid = d.dictnamespace
	where m.mapcfg >= 16384
	group by m.mapcfg, t.alias
), thing (kind, name, namespace, class, oid, owner, facts) as (
	select 'text search parser', p.prsname, p.prsnamespace, 'pg_ts_parser'::regclass, p.oid, null::oid,
		array[['start', p.prsstart::text], ['token', p.prstoken::text], ['end', p.prsend::text],
			['headline', case when p.prsheadline <> 0 then p.prsheadline::text end],
			['token_types', p.prslextype::text]]
	from pg_ts_parser p where p.oid >= 16384
	union all
	select 'text search template', t.tmplname, t.tmplnamespace, 'pg_ts_template'::regclass, t.oid, null,
		array[['init', case when t.tmplinit <> 0 then t.tmplinit::text end],
			['lexize', t.tmpllexize::text]]
	from pg_ts_template t where t.oid >= 16384
	union all
	select 'text search dictionary', d.dictname, d.dictnamespace, 'pg_ts_dict'::regclass, d.oid,
		d.dictowner,
		array[['template', quote_ident(n.nspname) || '.' || quote_ident(t.tmplname)],
			['options', d.dictinitoption]]
	from pg_ts_dict d
		join pg_ts_template t on t.oid = d.dicttemplate
		join pg_namespace n on n.oid = t.tmplnamespace
	where d.oid >= 16384
	union all
	select 'text search configuration', c.cfgname, c.cfgnamespace, 'pg_ts_config'::regclass, c.oid,
		c.cfgowner,
		array[['parser', quote_ident(n.nspname) || '.' || quote_ident(p.prsname)],
			['mapping', (
				select string_agg(m.alias || ': ' || m.dictionaries, '; ' order by m.alias collate "C")
				from mapping m where m.mapcfg = c.oid)]]
	from pg_ts_config c
		join pg_ts_parser p on p.oid = c.cfgparser
		join pg_namespace n on n.oid = p.prsnamespace
	where c.oid >= 16384
)
select t.kind, quote_ident(n.nspname) || '.' || quote_ident(t.name), f.attribute, f.value, t.oid
from thing t
	join pg_namespace n on n.oid = t.namespace and n.nspname !~ '^pg_(toast|temp)'
	left join pg_description d on d.objoid = t.oid and d.classoid = t.class and d.objsubid = 0
	cross join lateral (
		select t.facts[i][1], t.facts[i][2] from generate_subscripts(t.facts, 1) i
		union all
		values ('owner', quote_ident(pg_get_userbyid(t.owner))), ('comment', d.description)
	) f (attribute, value)
where f.value is not null
	and not exists (
		select from pg_depend e
		where e.classid = t.class and e.objid = t.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
