-- One fact per virtual table and attribute. Only the module knows what its arguments mean, so
-- they count as written but for white space. What an FTS5 table was told later (its rank
-- function, for one) stands in a table of its own and is an attribute each. Left out: the
-- shadow tables that hold the data.
with virtual_tables as materialized (
	select s.name, ddl_name(s.name) as identity, ddl_clauses(s.sql) -> '$[0]' as clause, s.sql
	from main.sqlite_schema as s
	join pragma_table_list as t on t.schema = 'main' and t.type = 'virtual' and t.name = s.name
	where s.type = 'table'
)
select 'virtual table' as kind, identity, 'module' as attribute,
	lower(clause ->> 'module') as value, name as object
from virtual_tables where clause is not null
union all
select 'virtual table', identity, 'arguments', clause ->> 'arguments', name
from virtual_tables where clause ->> 'arguments' <> ''
union all
select 'virtual table', identity, replace(o.key, '-', '_'), cast(o.value as text), name
from virtual_tables join json_each(ddl_options(name)) as o
where lower(clause ->> 'module') = 'fts5' and o.value is not null
union all
select 'virtual table', identity, 'definition', ddl_normal(sql), name
from virtual_tables where clause is null
