-- One fact per foreign key and attribute. A named one is t.name, an unnamed one t (columns);
-- it is the same whether it was written on the column or on the table. Several of one
-- identity are told apart by a number, exact repetitions count once. References are resolved:
-- REFERENCES users means its primary key. "dangling" says what the parent lacks, as after a
-- rename that took the reference along: SQLite accepts such a key and refuses every later
-- write. MATCH is held although SQLite ignores it; NO ACTION and NOT DEFERRABLE are what
-- happens anyway.
with tables as materialized (
	select t.name, lower(t.name) as lower_name, ddl_clauses(s.sql) as clauses
	from pragma_table_list as t
	join main.sqlite_schema as s on s.type = 'table' and s.name = t.name
	where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite\_%' escape '\'
),
written as materialized (
	select distinct t.name as table_name, p.name as parent_table,
		coalesce(p.name, lower(j.value ->> 'parent')) as parent, j.value as clause
	from tables as t
	join json_each(t.clauses) as j
	left join tables as p on p.lower_name = lower(j.value ->> 'parent')
	where j.value ->> 'clause' = 'foreign key'
),
parents as materialized (
	select name, clauses from tables where name in (select parent_table from written)
),
collations as materialized (
	select p.name as parent, lower(j.value ->> 'column') as lower_name,
		j.value ->> 'collate' as collation
	from parents as p join json_each(p.clauses) as j
	where j.value ->> 'clause' = 'column' and j.value ->> 'collate' is not null
),
parent_columns as materialized (
	select p.name as parent, c.name, lower(c.name) as lower_name, c.pk
	from parents as p join pragma_table_xinfo(p.name, 'main') as c
),
-- Every set of columns that a foreign key may point at: those of the primary key and those of
-- a unique index that compares them as the columns themselves do.
parent_keys as materialized (
	select parent, group_concat(lower_name, char(10)) as columns
	from (select parent, lower_name from parent_columns where pk > 0 order by parent, lower_name)
	group by parent
	union all
	select parent, group_concat(lower_name, char(10)) from (
		select p.name as parent, i.name as index_name, lower(x.name) as lower_name,
			coalesce(upper(x.coll) = coalesce((
				select c.collation from collations as c
				where c.parent = p.name and c.lower_name = lower(x.name)
			), 'BINARY') and x.cid >= 0, 0) as fits
		from parents as p
		join pragma_index_list(p.name, 'main') as i
		join pragma_index_xinfo(i.name, 'main') as x
		where i."unique" and not i.partial and x.key
		order by p.name, i.name, lower(x.name)
	) group by parent, index_name having min(fits)
),
-- One row for each column that is pointed at, in order; those of the parent's primary key
-- where none are named.
pointed as materialized (
	select w.clause, w.table_name, w.parent, k.key as place, lower(k.value) as name, c.name as found
	from written as w
	join json_each(w.clause, '$.parent_columns') as k
	left join parent_columns as c on c.parent = w.parent_table and c.lower_name = lower(k.value)
	union all
	select w.clause, w.table_name, w.parent, c.pk, c.name, c.name
	from written as w
	join parent_columns as c on c.parent = w.parent_table and c.pk > 0
	where w.clause -> 'parent_columns' is null
),
targets as materialized (
	select table_name, clause, group_concat(ddl_name(coalesce(found, name)), ', ') as columns,
		min(name) filter (where found is null) as lost, count(*) as count
	from (select * from pointed order by table_name, clause, place)
	group by table_name, clause
),
sets as materialized (
	select table_name, clause, parent, group_concat(lower_name, char(10)) as columns
	from (
		select *, lower(name) as lower_name from pointed
		order by table_name, clause, lower(name)
	)
	group by table_name, clause
),
unique_targets as materialized (
	select distinct s.table_name, s.clause
	from sets as s join parent_keys as k on k.parent = s.parent and k.columns = s.columns
),
judged as (
	select w.table_name, w.clause, ddl_name(w.parent) || coalesce('(' || t.columns || ')', '')
			as target,
		case
			when w.parent_table is null then 'no such table: ' || ddl_name(w.parent)
			when t.lost is not null
				then 'no such column: ' || ddl_name(w.parent) || '.' || ddl_name(t.lost)
			when u.clause is null or t.count <> json_array_length(w.clause, '$.child_columns')
				then 'not unique: ' || ddl_name(w.parent) || coalesce('(' || t.columns || ')', '')
		end as dangling,
		ddl_name(w.table_name) || coalesce('.' || ddl_name(w.clause ->> 'name'),
			' (' || (w.clause ->> 'columns') || ')') as base
	from written as w
	left join targets as t on t.table_name = w.table_name and t.clause = w.clause
	left join unique_targets as u on u.table_name = w.table_name and u.clause = w.clause
),
numbered as (
	select *, row_number() over (partition by base order by target, clause) as number from judged
)
select 'foreign key' as kind, base || iif(number > 1, ' #' || number, '') as identity,
	f.key as attribute, f.value as value, table_name as object
from numbered
join json_each(json_object(
	'of', 'table ' || ddl_name(table_name),
	'columns', clause ->> 'columns',
	'references', target,
	'on_delete', clause ->> 'on_delete',
	'on_update', clause ->> 'on_update',
	'match', clause ->> 'match',
	'deferrable', clause ->> 'deferrable',
	'dangling', dangling
)) as f
where f.value is not null
