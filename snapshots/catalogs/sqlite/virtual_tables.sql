-- One fact per virtual table and attribute. Only the module knows what its arguments mean, so
-- they count as written but for white space. What an FTS5 table was told later (its rank
-- function, for one) stands in a table of its own and is an attribute each. Left out: the
-- shadow tables that hold the data.
with virtual_tables as materialized (
	select s.name, s.sql, ddl_clauses(s.sql) -> '$[0]' as clause
	from pragma_table_list as t
	join main.sqlite_schema as s on s.type = 'table' and s.name = t.name
	where t.schema = 'main' and t.type = 'virtual'
)
select 'virtual table' as kind, ddl_name(name) as identity, f.key as attribute, f.value as value,
	name as object
from virtual_tables
join json_each(json_object(
	'module', lower(clause ->> 'module'),
	'arguments', nullif(clause ->> 'arguments', ''),
	'definition', iif(clause is null, ddl_normal(sql), null)
)) as f
where f.value is not null
union all
select 'virtual table', ddl_name(name), replace(o.key, '-', '_'), cast(o.value as text), name
from virtual_tables
join json_each(ddl_options(name)) as o
where lower(clause ->> 'module') = 'fts5' and o.value is not null
