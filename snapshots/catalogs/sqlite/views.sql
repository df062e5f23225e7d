-- One fact per view and attribute. Its columns are the names that its rows have, as far as
-- it can still be read; "fault" says why it cannot. Left out: types and collations of the
-- columns, which follow from the tables, and faults that lie with the reading connection,
-- which has not the functions that an application may have added to its own.
with views as materialized (
	select name, ddl_name(name) as identity, ddl_fault(name) as fault,
		coalesce(ddl_clauses(sql) ->> '$[0].select', ddl_normal(sql)) as definition,
		ddl_clauses(sql) -> '$[0].columns' as listed
	from main.sqlite_schema where type = 'view'
),
columns as (
	select identity, name, coalesce((
			select group_concat(ddl_label(c.name), ', ') from (
				select name from pragma_table_xinfo(iif(views.fault is null, views.name, null), 'main')
				order by cid
			) as c
		), (
			select group_concat(ddl_label(value), ', ') from json_each(listed)
		)) as columns
	from views
)
select 'view' as kind, identity, 'definition' as attribute, definition as value, name as object
from views
union all
select 'view', identity, 'columns', columns, name from columns where columns is not null
union all
select 'view', identity, 'fault', fault, name from views
where fault not like 'no such function: %' and fault not like 'no such module: %'
	and fault not like 'no such collation sequence: %'
	and fault not like 'wrong number of arguments to function %'
	and fault not like 'unsafe use of %'
