-- One fact per CHECK constraint and attribute. A named one is t.name, an unnamed one
-- t (expression); it is the same whether it was written on a column or on the table. Several
-- of one identity are told apart by a number, exact repetitions count once. Left out: ON
-- CONFLICT, which SQLite accepts after a CHECK and ignores.
with written as materialized (
	select distinct t.name as table_name, j.value ->> 'expression' as expression,
		ddl_name(t.name) || coalesce('.' || ddl_name(j.value ->> 'name'),
			' (' || (j.value ->> 'expression') || ')') as base
	from pragma_table_list as t
	join main.sqlite_schema as s on s.type = 'table' and s.name = t.name
	join json_each(ddl_clauses(s.sql)) as j
	where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite\_%' escape '\'
		and j.value ->> 'clause' = 'check'
),
numbered as (
	select *, row_number() over (partition by base order by expression) as number from written
)
select 'check' as kind, base || iif(number > 1, ' #' || number, '') as identity,
	f.key as attribute, f.value as value, table_name as object
from numbered
join json_each(json_object(
	'of', 'table ' || ddl_name(table_name),
	'expression', expression
)) as f
