-- One fact per UNIQUE constraint and attribute. A named one is t.name, an unnamed one
-- t (columns); it is the same whether it was written on the column or on the table. Several
-- of one identity are told apart by a number, exact repetitions count once. Left out: the
-- index that SQLite makes for it. A unique index is an index, not a constraint.
with written as materialized (
	select distinct t.name as table_name, j.value ->> 'columns' as columns,
		j.value ->> 'conflict' as conflict,
		ddl_name(t.name) || coalesce('.' || ddl_name(j.value ->> 'name'),
			' (' || (j.value ->> 'columns') || ')') as base
	from pragma_table_list as t
	join main.sqlite_schema as s on s.type = 'table' and s.name = t.name
	join json_each(ddl_clauses(s.sql)) as j
	where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite\_%' escape '\'
		and j.value ->> 'clause' = 'unique'
),
numbered as (
	select *, row_number() over (partition by base order by columns, conflict) as number
	from written
)
select 'unique' as kind, base || iif(number > 1, ' #' || number, '') as identity,
	f.key as attribute, f.value as value, table_name as object
from numbered
join json_each(json_object(
	'of', 'table ' || ddl_name(table_name),
	'columns', columns,
	'conflict', conflict
)) as f
where f.value is not null
