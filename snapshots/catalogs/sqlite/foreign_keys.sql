-- One fact per foreign key and attribute. A named one is t.name, an unnamed one t (columns);
-- it is the same whether it was written on the column or on the table. Several of one
-- identity are told apart by a number, exact repetitions count once. References are resolved:
-- REFERENCES users means its primary key. "dangling" says what is missing of the parent, as
-- after a rename that took the reference along. MATCH is held although SQLite ignores it;
-- NO ACTION and NOT DEFERRABLE are what happens anyway.
with tables as materialized (
	select name from pragma_table_list
	where schema = 'main' and type = 'table' and name not like 'sqlite\_%' escape '\'
),
parent_columns as materialized (
	select t.name as table_name, c.name, c.pk,
		coalesce((
			select j.value ->> 'collate' from main.sqlite_schema as s, json_each(ddl_clauses(s.sql)) as j
			where s.type = 'table' and s.name = t.name
				and j.value ->> 'clause' = 'column' and j.value ->> 'column' = c.name collate nocase
		), 'BINARY') as collation
	from tables as t join pragma_table_xinfo(t.name, 'main') as c
),
written as materialized (
	select distinct t.name as table_name, j.value as clause,
		coalesce(p.name, j.value ->> 'parent') as parent, p.name is null as is_missing
	from tables as t
	join main.sqlite_schema as s on s.type = 'table' and s.name = t.name
	join json_each(ddl_clauses(s.sql)) as j
	left join tables as p on p.name = j.value ->> 'parent' collate nocase
	where j.value ->> 'clause' = 'foreign key'
),
references_ as materialized (
	select w.*,
		coalesce((
			select group_concat(ddl_name(coalesce(c.name, k.value)), ', ')
			from json_each(clause -> 'parent_columns') as k
			left join parent_columns as c on c.table_name = w.parent and c.name = k.value collate nocase
		), (
			select group_concat(ddl_name(name), ', ') from (
				select name from parent_columns
				where table_name = w.parent and pk > 0 order by pk
			)
		)) as parent_key
	from written as w
),
numbered as materialized (
	select *, ddl_name(table_name) || coalesce('.' || ddl_name(clause ->> 'name'),
			' (' || (clause ->> 'columns') || ')') as base,
		ddl_name(parent) || coalesce('(' || parent_key || ')', '') as target
	from references_
),
keys as materialized (
	select *, base || iif(number > 1, ' #' || number, '') as identity from (
		select *, row_number() over (partition by base order by target, clause) as number
		from numbered
	)
)
select 'foreign key' as kind, identity, 'of' as attribute,
	'table ' || ddl_name(table_name) as value, table_name as object
from keys
union all
select 'foreign key', identity, 'columns', clause ->> 'columns', table_name from keys
union all
select 'foreign key', identity, 'references', target, table_name from keys
union all
select 'foreign key', identity, 'on_delete', clause ->> 'on_delete', table_name from keys
where clause ->> 'on_delete' <> 'NO ACTION'
union all
select 'foreign key', identity, 'on_update', clause ->> 'on_update', table_name from keys
where clause ->> 'on_update' <> 'NO ACTION'
union all
select 'foreign key', identity, 'match', clause ->> 'match', table_name from keys
where clause ->> 'match' <> 'SIMPLE'
union all
select 'foreign key', identity, 'deferrable', clause ->> 'deferrable', table_name from keys
where clause ->> 'deferrable' is not null
union all
select 'foreign key', identity, 'dangling', 'no such table: ' || ddl_name(parent), table_name
from keys where is_missing
