-- One fact per column and attribute, of tables and virtual tables. An INTEGER PRIMARY KEY is
-- never null whatever it says, so NOT NULL is no fact there, and DEFAULT NULL is none at all.
-- A type counts without regard to case, as everywhere in SQLite. Left out: the columns of a
-- view, which are one fact of the view, and those of a virtual table whose module is missing.
with tables as materialized (
	select name, iif(type = 'virtual', 'virtual table ', 'table ') || ddl_name(name) as owner,
		type = 'table' and wr = 0 and not exists (
			select 1 from pragma_index_list(t.name, 'main') where origin = 'pk'
		) as is_rowid
	from pragma_table_list as t
	where schema = 'main' and name not like 'sqlite\_%' escape '\'
		and (type = 'table' or type = 'virtual' and ddl_fault(name) is null)
),
clauses as materialized (
	select s.name as table_name, j.value as clause, lower(j.value ->> 'column') as name
	from main.sqlite_schema as s join json_each(ddl_clauses(s.sql)) as j
	where s.type = 'table' and j.value ->> 'clause' = 'column'
),
columns as materialized (
	select t.name as table_name, t.owner, ddl_name(t.name) || '.' || ddl_name(c.name) as identity,
		cast(c.cid + 1 as text) as position, c.type, ddl_default(c.dflt_value) as value, c.hidden,
		c."notnull" and not (t.is_rowid and c.pk > 0) as is_not_null, s.clause
	from tables as t
	join pragma_table_xinfo(t.name, 'main') as c
	left join clauses as s on s.table_name = t.name and s.name = lower(c.name)
)
select 'column' as kind, identity, 'of' as attribute, owner as value, table_name as object
from columns
union all
select 'column', identity, 'position', position, table_name from columns
union all
select 'column', identity, 'type', upper(ddl_normal(type)), table_name from columns
where type <> ''
union all
select 'column', identity, 'not_null', 'yes', table_name from columns where is_not_null
union all
select 'column', identity, 'not_null_conflict', clause ->> 'not_null_conflict', table_name
from columns where is_not_null and clause ->> 'not_null_conflict' is not null
union all
select 'column', identity, 'not_null_name', ddl_name(clause ->> 'not_null_name'), table_name
from columns where clause ->> 'not_null_name' is not null
union all
select 'column', identity, 'default', value, table_name from columns where value is not null
union all
select 'column', identity, 'collate', clause ->> 'collate', table_name from columns
where clause ->> 'collate' is not null
union all
select 'column', identity, 'generated', clause ->> 'generated', table_name from columns
where clause ->> 'generated' is not null
union all
select 'column', identity, 'stored', 'yes', table_name from columns where hidden = 3
union all
select 'column', identity, 'hidden', 'yes', table_name from columns where hidden = 1
