-- One fact per foreign key and attribute. A named one is t.name, an unnamed one t (columns);
-- it is the same whether it was written on the column or on the table. Several of one
-- identity are told apart by a number, exact repetitions count once. References are resolved:
-- REFERENCES users means its primary key. "dangling" says what the parent lacks, as after a
-- rename that took the reference along: SQLite accepts such a key and refuses every later
-- write. MATCH is held although SQLite ignores it; NO ACTION and NOT DEFERRABLE are what
-- happens anyway.
with tables as materialized (
	select name from pragma_table_list
	where schema = 'main' and type = 'table' and name not like 'sqlite\_%' escape '\'
),
clauses as materialized (
	select t.name as table_name, j.value as clause, j.value ->> 'clause' as kind
	from tables as t
	join main.sqlite_schema as s on s.type = 'table' and s.name = t.name
	join json_each(ddl_clauses(s.sql)) as j
	where j.value ->> 'clause' in ('column', 'foreign key')
),
written as materialized (
	select distinct c.table_name, c.clause, p.name is null as is_missing,
		coalesce(p.name, c.clause ->> 'parent') as parent
	from clauses as c left join tables as p on p.name = c.clause ->> 'parent' collate nocase
	where c.kind = 'foreign key'
),
parent_columns as materialized (
	select p.parent, c.name, lower(c.name) as lower_name, c.pk,
		coalesce(s.clause ->> 'collate', 'BINARY') as collation
	from (select distinct parent from written where not is_missing) as p
	join pragma_table_xinfo(p.parent, 'main') as c
	left join clauses as s on s.table_name = p.parent and s.kind = 'column'
		and s.clause ->> 'column' = c.name collate nocase
),
-- Every set of columns that a foreign key may point at.
parent_keys as materialized (
	select parent, group_concat(lower_name, char(10)) as columns
	from (select * from parent_columns where pk > 0 order by parent, lower_name)
	group by parent
	union
	select parent, group_concat(name, char(10)) from (
		select p.parent, i.name as index_name, lower(x.name) as name,
			x.cid >= 0 and upper(x.coll) = c.collation as is_fit
		from (select distinct parent from parent_columns) as p
		join pragma_index_list(p.parent, 'main') as i
		join pragma_index_xinfo(i.name, 'main') as x
		left join parent_columns as c on c.parent = p.parent and c.name = x.name
		where i."unique" and not i.partial and x.key
		order by p.parent, i.name, lower(x.name)
	) group by parent, index_name having min(coalesce(is_fit, 0))
),
-- One row for each column of a reference, in order; where no columns are named those of the
-- parent's primary key.
pointed as materialized (
	select w.table_name, w.clause, w.parent, k.key as place, k.value as name, c.name as found
	from written as w join json_each(w.clause -> 'parent_columns') as k
	left join parent_columns as c on c.parent = w.parent and c.name = k.value collate nocase
	union all
	select w.table_name, w.clause, w.parent, c.pk, c.name, c.name
	from written as w join parent_columns as c on c.parent = w.parent and c.pk > 0
	where w.clause -> 'parent_columns' is null
),
resolved as materialized (
	select w.*, p.columns, p.lost, p.sorted, p.count
	from written as w
	left join (
		select table_name, clause, group_concat(ddl_name(coalesce(found, name)), ', ') as columns,
			min(name) filter (where found is null) as lost, count(*) as count, (
				select group_concat(name, char(10)) from (
					select lower(q.name) as name from pointed as q
					where q.table_name = p.table_name and q.clause = p.clause order by 1
				)
			) as sorted
		from (select * from pointed order by table_name, clause, place) as p
		group by table_name, clause
	) as p on p.table_name = w.table_name and p.clause = w.clause
),
judged as materialized (
	select table_name, clause, ddl_name(parent) || coalesce('(' || columns || ')', '') as target,
		case
			when is_missing then 'no such table: ' || ddl_name(parent)
			when lost is not null then 'no such column: ' || ddl_name(parent) || '.' || ddl_name(lost)
			when count is null or count <> json_array_length(clause, '$.child_columns')
				or not exists (
					select 1 from parent_keys as k
					where k.parent = resolved.parent and k.columns = resolved.sorted
				)
				then 'not unique: ' || ddl_name(parent) || coalesce('(' || columns || ')', '')
		end as dangling
	from resolved
),
keys as materialized (
	select *, base || iif(number > 1, ' #' || number, '') as identity from (
		select *, row_number() over (partition by base order by target, clause) as number from (
			select *, ddl_name(table_name) || coalesce('.' || ddl_name(clause ->> 'name'),
				' (' || (clause ->> 'columns') || ')') as base
			from judged
		)
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
where clause ->> 'on_delete' is not null
union all
select 'foreign key', identity, 'on_update', clause ->> 'on_update', table_name from keys
where clause ->> 'on_update' is not null
union all
select 'foreign key', identity, 'match', clause ->> 'match', table_name from keys
where clause ->> 'match' is not null
union all
select 'foreign key', identity, 'deferrable', clause ->> 'deferrable', table_name from keys
where clause ->> 'deferrable' is not null
union all
select 'foreign key', identity, 'dangling', dangling, table_name from keys
where dangling is not null
