-- One fact per index and attribute. Its columns are one text, in order, each with the
-- collation it is compared by (unless BINARY) and DESC. Left out: the indexes that SQLite
-- makes for a PRIMARY KEY or a UNIQUE, which are held as constraints, and the columns that it
-- adds to find the row.
with indexes as materialized (
	select s.name, s.tbl_name as table_name, i."unique", ddl_clauses(s.sql) as clauses, s.sql
	from (
		select name, tbl_name, sql from main.sqlite_schema where type = 'index' and sql is not null
	) as s
	join pragma_index_list(s.tbl_name, 'main') as i on i.name = s.name
)
select 'index' as kind, ddl_name(name) as identity, f.key as attribute, f.value as value,
	table_name as object
from indexes
join json_each(json_object(
	'of', 'table ' || ddl_name(table_name),
	'unique', iif("unique", 'yes', null),
	'columns', iif(clauses is null, null, (
		select group_concat(
			iif(x.cid >= 0, ddl_name(x.name), clauses ->> ('$[' || x.seqno || '].expression'))
			|| iif(upper(x.coll) <> 'BINARY', ' COLLATE ' || upper(x.coll), '')
			|| iif(x.desc, ' DESC', ''), ', ')
		from (
			select * from pragma_index_xinfo(indexes.name, 'main') where key order by seqno
		) as x
	)),
	'predicate', (
		select j.value ->> 'expression' from json_each(clauses) as j
		where j.value ->> 'clause' = 'predicate'
	),
	'definition', iif(clauses is null, ddl_normal(sql), null)
)) as f
where f.value is not null
