-- One fact per attribute of an operator class or an operator family. The operators and functions are
-- listed at the family, whose they are; a built-in family is told only with what was added to it.
-- catalogs: pg_opclass pg_opfamily pg_amop pg_amproc pg_am pg_namespace pg_type pg_operator pg_proc pg_description pg_depend pg_authid
-- objects: none
-- if any: pg_opclass where oid >= 16384
-- if any: pg_opfamily where oid >= 16384
-- if any: pg_amop where oid >= 16384
-- if any: pg_amproc where oid >= 16384
select o.kind, o.identity, f.attribute, f.value, o.oid
from (
	select 'operator class', quote_ident(n.nspname) || '.' || quote_ident(o.opcname) || ' using '
			|| quote_ident(a.amname),
		'pg_opclass'::regclass, o.oid, o.opcowner,
		quote_ident(fn.nspname) || '.' || quote_ident(f.opfname), format_type(o.opcintype, null),
		case when o.opckeytype <> 0 then format_type(o.opckeytype, null) end,
		case when o.opcdefault then 'yes' end, null, null
	from pg_opclass o
		join pg_namespace n on n.oid = o.opcnamespace
		join pg_am a on a.oid = o.opcmethod
		join pg_opfamily f on f.oid = o.opcfamily
		join pg_namespace fn on fn.oid = f.opfnamespace
	where o.oid >= 16384
	union all
	select 'operator family', quote_ident(n.nspname) || '.' || quote_ident(f.opfname) || ' using '
			|| quote_ident(a.amname),
		'pg_opfamily'::regclass, f.oid, case when f.oid >= 16384 then f.opfowner end,
		null, null, null, null, s.operators, p.functions
	from pg_opfamily f
		join pg_namespace n on n.oid = f.opfnamespace
		join pg_am a on a.oid = f.opfmethod
		left join (
			select s.amopfamily, string_agg(x.words, '; ' order by x.words collate "C") as operators
			from pg_amop s
				left join pg_opfamily b on b.oid = s.amopsortfamily
				left join pg_namespace bn on bn.oid = b.opfnamespace
				cross join lateral (
					select s.amopstrategy || ' ' || s.amopopr::regoperator
						|| coalesce(' for order by ' || quote_ident(bn.nspname) || '.'
							|| quote_ident(b.opfname), '') as words) x
			where s.oid >= 16384 and not exists (
				select from pg_depend e
				where e.classid = 'pg_operator'::regclass and e.objid = s.amopopr
					and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e')
			group by s.amopfamily
		) s on s.amopfamily = f.oid
		left join (
			select p.amprocfamily, string_agg(x.words, '; ' order by x.words collate "C") as functions
			from pg_amproc p
				cross join lateral (
					select p.amprocnum || ' (' || format_type(p.amproclefttype, null) || ', '
						|| format_type(p.amprocrighttype, null) || ') ' || p.amproc::regprocedure as words
				) x
			where p.oid >= 16384 and not exists (
				select from pg_depend e
				where e.classid = 'pg_proc'::regclass and e.objid = p.amproc
					and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e')
			group by p.amprocfamily
		) p on p.amprocfamily = f.oid
	where f.oid >= 16384 or s.operators is not null or p.functions is not null
) o (kind, identity, class, oid, owner, family, type, stored_type, is_default, operators, functions)
	left join pg_description d on d.objoid = o.oid and d.classoid = o.class and d.objsubid = 0
		and o.owner is not null
	cross join lateral (values
		('owner', quote_ident(pg_get_userbyid(o.owner))),
		('family', o.family),
		('type', o.type),
		('stored_type', o.stored_type),
		('default', o.is_default),
		('operators', o.operators),
		('functions', o.functions),
		('comment', d.description)
	) f (attribute, value)
where f.value is not null
	and not exists (
		select from pg_depend e
		where e.classid = o.class and e.objid = o.oid
			and e.refclassid = 'pg_extension'::regclass and e.deptype = 'e');
