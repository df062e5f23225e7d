-- One fact per trigger and attribute. A trigger that does not say when is BEFORE, and all are
-- FOR EACH ROW. The columns of UPDATE OF are a set. Left out: the order in which triggers
-- of one event fire, which SQLite does not promise.
with owners as materialized (
	select name, type, lower(name) as lower_name from main.sqlite_schema
	where type in ('table', 'view')
),
triggers as materialized (
	select s.name, s.sql, coalesce(o.name, s.tbl_name) as owner,
		coalesce(o.type, 'table') || ' ' as owner_kind,
		ddl_clauses(s.sql) -> '$[0]' as clause
	from main.sqlite_schema as s left join owners as o on o.lower_name = lower(s.tbl_name)
	where s.type = 'trigger'
)
select 'trigger' as kind, ddl_name(name) as identity, f.key as attribute, f.value as value,
	owner as object
from triggers
join json_each(json_object(
	'of', owner_kind || ddl_name(owner),
	'timing', clause ->> 'timing',
	'event', clause ->> 'event',
	'columns', (
		select group_concat(name, ', ') from (
			select distinct ddl_name(coalesce(c.name, lower(j.value))) as name
			from json_each(clause, '$.columns') as j
			left join pragma_table_xinfo(iif(ddl_fault(owner) is null, owner, null), 'main') as c
				on c.name = j.value collate nocase
			order by 1
		)
	),
	'when', clause ->> 'when',
	'body', clause ->> 'body',
	'definition', iif(clause is null, ddl_normal(sql), null)
)) as f
where f.value is not null
