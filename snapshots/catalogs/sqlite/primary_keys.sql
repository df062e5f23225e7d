-- One fact per primary key and attribute; a table has one at most, so it goes by the table's
-- name. It is the same whether it was written on the column or on the table. In a key that
-- is the rowid itself (rowid_alias) collation and direction mean nothing and are left out.
-- ON CONFLICT ABORT is what happens anyway. Left out: the index that SQLite makes for it.
with keys as materialized (
	select t.name as table_name, ddl_name(t.name) as identity, j.value as clause,
		t.wr = 0 and not exists (
			select 1 from pragma_index_list(t.name, 'main') as i where i.origin = 'pk'
		) as is_rowid
	from pragma_table_list as t
	join main.sqlite_schema as s on s.type = 'table' and s.name = t.name
	join json_each(ddl_clauses(s.sql)) as j
	where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite\_%' escape '\'
		and j.value ->> 'clause' = 'primary key'
)
select 'primary key' as kind, identity, f.key as attribute, f.value as value,
	table_name as object
from keys
join json_each(json_object(
	'of', 'table ' || identity,
	'columns', iif(is_rowid, (
		select ddl_name(c.name) from pragma_table_xinfo(table_name, 'main') as c where c.pk = 1
	), clause ->> 'columns'),
	'rowid_alias', iif(is_rowid, 'yes', null),
	'autoincrement', clause ->> 'autoincrement',
	'conflict', clause ->> 'conflict',
	'name', ddl_name(clause ->> 'name')
)) as f
where f.value is not null
