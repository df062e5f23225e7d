-- One fact per view and attribute. Its columns are the names that its rows have, as far as
-- it can still be read; "fault" says why it cannot. Left out: types and collations of the
-- columns, which follow from the tables, and faults that lie with the reading connection,
-- which has not the functions that an application may have added to its own.
with views as materialized (
	select name, sql, ddl_fault(name) as fault, ddl_clauses(sql) -> '$[0]' as clause
	from main.sqlite_schema where type = 'view'
)
select 'view' as kind, ddl_name(name) as identity, f.key as attribute, f.value as value,
	name as object
from views
join json_each(json_object(
	'definition', coalesce(clause ->> 'select', ddl_normal(sql)),
	'columns', coalesce((
		select group_concat(ddl_label(c.name), ', ') from (
			select name from pragma_table_xinfo(iif(views.fault is null, views.name, null), 'main')
			order by cid
		) as c
	), (
		select group_concat(ddl_label(value), ', ') from json_each(clause, '$.columns')
	)),
	'fault', iif(fault like 'no such function: %' or fault like 'no such module: %'
		or fault like 'no such collation sequence: %' or fault like 'unsafe use of %'
		or fault like 'wrong number of arguments to function %', null, fault)
)) as f
where f.value is not null
