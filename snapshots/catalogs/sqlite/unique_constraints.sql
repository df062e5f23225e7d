-- One fact per UNIQUE constraint and attribute. A named one is t.name, an unnamed one
-- t (columns); it is the same whether it was written on the column or on the table. Several
-- of one identity are told apart by a number, exact repetitions count once. Left out: the
-- index that SQLite makes for it. A unique index is an index, not a constraint.
with written as (
	select distinct t.name as table_name,
		ddl_name(t.name) || coalesce('.' || ddl_name(j.value ->> 'name'),
			' (' || (j.value ->> 'columns') || ')') as base,
		j.value ->> 'columns' as columns, j.value ->> 'conflict' as conflict
	from pragma_table_list as t
	join main.sqlite_schema as s on s.type = 'table' and s.name = t.name
	join json_each(ddl_clauses(s.sql)) as j
	where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite\_%' escape '\'
		and j.value ->> 'clause' = 'unique'
),
numbered as (
	select *, row_number() over (partition by base order by columns, conflict) as number
	from written
),
constraints as materialized (
	select *, base || iif(number > 1, ' #' || number, '') as identity from numbered
)
select 'unique' as kind, identity, 'of' as attribute, 'table ' || ddl_name(table_name) as value,
	table_name as object
from constraints
union all
select 'unique', identity, 'columns', columns, table_name from constraints
union all
select 'unique', identity, 'conflict', conflict, table_name from constraints
where conflict is not null
