-- One fact per column and attribute, of tables and virtual tables. An INTEGER PRIMARY KEY is
-- never null whatever it says, so NOT NULL is no fact there, and DEFAULT NULL is none at all.
-- A type counts without regard to case, as everywhere in SQLite, which may take the GENERATED
-- of a generated column for a part of its type. Left out: the columns of a view, which are one
-- fact of the view, and those of a virtual table whose module is missing.
with tables as materialized (
	select name, iif(type = 'virtual', 'virtual table ', 'table ') || ddl_name(name) as owner,
		type = 'table' and wr = 0 and not exists (
			select 1 from pragma_index_list(t.name, 'main') where origin = 'pk'
		) as has_rowid_key
	from pragma_table_list as t
	where schema = 'main' and name not like 'sqlite\_%' escape '\'
		and (type = 'table' or type = 'virtual' and ddl_fault(name) is null)
),
clauses as materialized (
	select s.name as table_name, j.value as clause, lower(j.value ->> 'column') as name
	from main.sqlite_schema as s join json_each(ddl_clauses(s.sql)) as j
	where s.type = 'table' and j.value ->> 'clause' = 'column'
),
columns as (
	select t.name as table_name, t.owner, c.cid, c.name, c.type as declared, c.dflt_value, c.hidden,
		s.clause, c."notnull" and not (t.has_rowid_key and c.pk > 0) as is_not_null
	from tables as t
	join pragma_table_xinfo(t.name, 'main') as c
	left join clauses as s on s.table_name = t.name and s.name = lower(c.name)
)
select 'column' as kind, ddl_name(table_name) || '.' || ddl_name(name) as identity,
	f.key as attribute, f.value as value, table_name as object
from columns
join json_each(json_object(
	'of', owner,
	'position', cast(cid + 1 as text),
	'type', nullif(trim(iif(hidden in (2, 3),
		replace(' ' || upper(ddl_normal(declared)), ' GENERATED', ''),
		upper(ddl_normal(declared)))), ''),
	'not_null', iif(is_not_null, 'yes', null),
	'not_null_conflict', iif(is_not_null, clause ->> 'not_null_conflict', null),
	'not_null_name', ddl_name(clause ->> 'not_null_name'),
	'default', ddl_default(dflt_value),
	'collate', clause ->> 'collate',
	'generated', clause ->> 'generated',
	'stored', iif(hidden = 3, 'yes', null),
	'hidden', iif(hidden = 1, 'yes', null)
)) as f
where f.value is not null
