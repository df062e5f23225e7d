-- One fact per trigger and attribute. A trigger that does not say when is BEFORE, and all are
-- FOR EACH ROW. The columns of UPDATE OF are a set. Left out: the order in which triggers
-- of one event fire, which SQLite does not promise.
with triggers as materialized (
	select s.name, ddl_name(s.name) as identity, coalesce(t.name, s.tbl_name) as owner,
		iif(t.type = 'view', 'view ', 'table ') as owner_kind,
		ddl_clauses(s.sql) -> '$[0]' as clause, s.sql
	from main.sqlite_schema as s
	left join main.sqlite_schema as t
		on t.type in ('table', 'view') and t.name = s.tbl_name collate nocase
	where s.type = 'trigger'
)
select 'trigger' as kind, identity, 'of' as attribute, owner_kind || ddl_name(owner) as value,
	owner as object
from triggers
union all
select 'trigger', identity, 'timing', clause ->> 'timing', owner from triggers
where clause is not null
union all
select 'trigger', identity, 'event', clause ->> 'event', owner from triggers
where clause is not null
union all
select 'trigger', identity, 'columns', (
		select group_concat(name, ', ') from (
			select distinct ddl_name(value) as name
			from json_each(clause -> 'columns') order by 1
		)
	), owner
from triggers where clause -> 'columns' is not null
union all
select 'trigger', identity, 'when', clause ->> 'when', owner from triggers
where clause ->> 'when' is not null
union all
select 'trigger', identity, 'body', clause ->> 'body', owner from triggers
where clause is not null
union all
select 'trigger', identity, 'definition', ddl_normal(sql), owner from triggers
where clause is null
