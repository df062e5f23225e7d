-- One fact per CHECK constraint and attribute. A named one is t.name, an unnamed one
-- t (expression); it is the same whether it was written on a column or on the table. Several
-- of one identity are told apart by a number, exact repetitions count once. Left out: ON
-- CONFLICT, which SQLite accepts after a CHECK and ignores.
with written as (
	select distinct t.name as table_name,
		ddl_name(t.name) || coalesce('.' || ddl_name(j.value ->> 'name'),
			' (' || (j.value ->> 'expression') || ')') as base,
		j.value ->> 'expression' as expression
	from pragma_table_list as t
	join main.sqlite_schema as s on s.type = 'table' and s.name = t.name
	join json_each(ddl_clauses(s.sql)) as j
	where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite\_%' escape '\'
		and j.value ->> 'clause' = 'check'
),
numbered as (
	select *, row_number() over (partition by base order by expression) as number from written
),
constraints as materialized (
	select *, base || iif(number > 1, ' #' || number, '') as identity from numbered
)
select 'check' as kind, identity, 'of' as attribute, 'table ' || ddl_name(table_name) as value,
	table_name as object
from constraints
union all
select 'check', identity, 'expression', expression, table_name from constraints
