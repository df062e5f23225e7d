-- One fact per table and option. What SQLite cannot be asked for and ddl_clauses cannot
-- read is held whole, as the table's definition. Left out: SQLite's own tables
-- (sqlite_sequence, sqlite_stat1 …), shadow tables, which belong to their virtual table,
-- and the statement's text, which ALTER TABLE edits without changing its meaning.
select 'table' as kind, ddl_name(t.name) as identity, f.key as attribute, f.value as value,
	t.name as object
from pragma_table_list as t
join main.sqlite_schema as s on s.type = 'table' and s.name = t.name
join json_each(json_object(
	'exists', 'yes',
	'strict', iif(t.strict, 'yes', null),
	'without_rowid', iif(t.wr, 'yes', null),
	'definition', iif(ddl_clauses(s.sql) is null, ddl_normal(s.sql), null)
)) as f
where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite\_%' escape '\'
	and f.value is not null
