-- One fact per table and option. What SQLite cannot be asked for and ddl_clauses cannot
-- read is held whole, as the table's definition. Left out: SQLite's own tables
-- (sqlite_sequence, sqlite_stat1 …), shadow tables, which belong to their virtual table,
-- and the statement's text, which ALTER TABLE edits without changing its meaning.
with tables as materialized (
	select name, wr, strict from pragma_table_list
	where schema = 'main' and type = 'table' and name not like 'sqlite\_%' escape '\'
)
select 'table' as kind, ddl_name(name) as identity, 'exists' as attribute, 'yes' as value,
	name as object
from tables
union all
select 'table', ddl_name(name), 'strict', 'yes', name from tables where strict
union all
select 'table', ddl_name(name), 'without_rowid', 'yes', name from tables where wr
union all
select 'table', ddl_name(s.name), 'definition', ddl_normal(s.sql), s.name
from tables as t join main.sqlite_schema as s on s.type = 'table' and s.name = t.name
where ddl_clauses(s.sql) is null
