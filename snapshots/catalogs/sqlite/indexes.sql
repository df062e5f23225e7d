-- One fact per index and attribute. Its columns are one text, in order, each with the
-- collation it is compared by (unless BINARY) and DESC. Left out: the indexes that SQLite
-- makes for a PRIMARY KEY or a UNIQUE, which are held as constraints, and the columns that it
-- adds to find the row.
with indexes as materialized (
	select s.name, s.tbl_name as table_name, ddl_name(s.name) as identity, i."unique",
		ddl_clauses(s.sql) as clauses, s.sql
	from main.sqlite_schema as s
	join pragma_index_list(s.tbl_name, 'main') as i on i.name = s.name
	where s.type = 'index' and s.sql is not null and s.name not like 'sqlite\_%' escape '\'
)
select 'index' as kind, identity, 'of' as attribute, 'table ' || ddl_name(table_name) as value,
	table_name as object
from indexes
union all
select 'index', identity, 'unique', 'yes', table_name from indexes where "unique"
union all
select 'index', identity, 'columns', (
		select group_concat(
			iif(x.cid >= 0, ddl_name(x.name), clauses ->> ('$[' || x.seqno || '].expression'))
			|| iif(upper(x.coll) <> 'BINARY', ' COLLATE ' || upper(x.coll), '')
			|| iif(x.desc, ' DESC', ''), ', ')
		from (select * from pragma_index_xinfo(indexes.name, 'main') where key order by seqno) as x
	), table_name
from indexes where clauses is not null
union all
select 'index', identity, 'predicate', j.value ->> 'expression', table_name
from indexes join json_each(clauses) as j where j.value ->> 'clause' = 'predicate'
union all
select 'index', identity, 'definition', ddl_normal(sql), table_name
from indexes where clauses is null
