-- One fact per column and attribute, of tables and virtual tables. An INTEGER PRIMARY KEY is
-- never null whatever it says, so NOT NULL is no fact there, and DEFAULT NULL is none at all.
-- A type counts without regard to case, as everywhere in SQLite. Left out: the columns of a
-- view, which are one fact of the view.
with tables as materialized (
	select name, type, wr, 'table' as kind from pragma_table_list
	where schema = 'main' and type = 'table' and name not like 'sqlite\_%' escape '\'
	union all
	select name, type, wr, 'virtual table' from pragma_table_list
	where schema = 'main' and type = 'virtual'
),
clauses as materialized (
	select s.name as table_name, j.value as clause
	from main.sqlite_schema as s, json_each(ddl_clauses(s.sql)) as j
	where s.type = 'table' and j.value ->> 'clause' = 'column'
),
columns as materialized (
	select t.name as table_name, t.kind || ' ' || ddl_name(t.name) as parent,
		ddl_name(t.name) || '.' || ddl_name(c.name) as identity,
		c.cid, c.name, c.type, c."notnull", c.dflt_value, c.hidden,
		t.kind = 'table' and c.pk = 1 and t.wr = 0 and upper(c.type) = 'INTEGER'
			and not exists (
				select 1 from pragma_index_list(t.name, 'main') as i where i.origin = 'pk'
			)
			and (select count(*) from pragma_table_xinfo(t.name, 'main') as k where k.pk > 0) = 1
			as is_rowid,
		s.clause
	from tables as t
	join pragma_table_xinfo(iif(ddl_fault(t.name) is null, t.name, null), 'main') as c
	left join clauses as s on s.table_name = t.name
		and s.clause ->> 'column' = c.name collate nocase
)
select 'column' as kind, identity, 'of' as attribute, parent as value, table_name as object
from columns
union all
select 'column', identity, 'position', cast(cid + 1 as text), table_name from columns
union all
select 'column', identity, 'type', upper(ddl_normal(type)), table_name from columns
where type <> ''
union all
select 'column', identity, 'not_null', 'yes', table_name from columns
where "notnull" and not is_rowid
union all
select 'column', identity, 'not_null_conflict', clause ->> 'not_null_conflict', table_name
from columns
where "notnull" and not is_rowid and clause ->> 'not_null_conflict' <> 'ABORT'
union all
select 'column', identity, 'not_null_name', clause ->> 'not_null_name', table_name from columns
where clause ->> 'not_null_name' is not null
union all
select 'column', identity, 'default', ddl_default(dflt_value), table_name from columns
where ddl_default(dflt_value) is not null
union all
select 'column', identity, 'collate', clause ->> 'collate', table_name from columns
where clause ->> 'collate' <> 'BINARY'
union all
select 'column', identity, 'generated', clause ->> 'generated', table_name from columns
where clause ->> 'generated' is not null
union all
select 'column', identity, 'stored', 'yes', table_name from columns where hidden = 3
union all
select 'column', identity, 'hidden', 'yes', table_name from columns where hidden = 1
