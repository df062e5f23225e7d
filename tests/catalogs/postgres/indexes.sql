-- case: index appears
create table t (a int);
-- change
create index ix on t (a);
-- differs: index public.ix of
-- differs: index public.ix definition
-- only

-- case: index goes away
create table t (a int); create index ix on t (a);
-- change
drop index ix;
-- differs: index public.ix of
-- differs: index public.ix definition
-- only

-- case: index is renamed
create table t (a int); create index ix on t (a);
-- change
alter index ix rename to iy;
-- differs: index public.ix definition
-- differs: index public.iy definition

-- case: index becomes unique
create table t (a int); create index ix on t (a);
-- change
drop index ix; create unique index ix on t (a);
-- differs: index public.ix definition
-- only

-- case: order of the columns is changed
create table t (a int, b int); create index ix on t (a, b);
-- change
drop index ix; create index ix on t (b, a);
-- differs: index public.ix definition
-- only

-- case: column descends
create table t (a int); create index ix on t (a);
-- change
drop index ix; create index ix on t (a desc);
-- differs: index public.ix definition
-- only

-- case: nulls come first
create table t (a int); create index ix on t (a);
-- change
drop index ix; create index ix on t (a nulls first);
-- differs: index public.ix definition
-- only

-- case: method is changed
create table t (a int); create index ix on t (a);
-- change
drop index ix; create index ix on t using hash (a);
-- differs: index public.ix definition
-- only

-- case: operator class is changed
create table t (a text); create index ix on t (a);
-- change
drop index ix; create index ix on t (a text_pattern_ops);
-- differs: index public.ix definition
-- only

-- case: collation is changed
create table t (a text); create index ix on t (a);
-- change
drop index ix; create index ix on t (a collate "C");
-- differs: index public.ix definition
-- only

-- case: predicate is changed
create table t (a int); create index ix on t (a) where a > 0;
-- change
drop index ix; create index ix on t (a) where a > 1;
-- differs: index public.ix definition
-- only

-- case: expression is changed
create table t (a text); create index ix on t (lower(a));
-- change
drop index ix; create index ix on t (upper(a));
-- differs: index public.ix definition
-- only

-- case: included column is added
create table t (a int, b int); create index ix on t (a);
-- change
drop index ix; create index ix on t (a) include (b);
-- differs: index public.ix definition
-- only

-- case: nulls become alike
-- from: 15
create table t (a int); create unique index ix on t (a);
-- change
drop index ix; create unique index ix on t (a) nulls not distinct;
-- differs: index public.ix definition
-- only

-- case: option of an operator class is changed
create table t (a tsvector); create index ix on t using gist (a tsvector_ops (siglen = 100));
-- change
drop index ix; create index ix on t using gist (a tsvector_ops (siglen = 200));
-- differs: index public.ix definition
-- only

-- case: option is set
create table t (a int); create index ix on t (a);
-- change
alter index ix set (fillfactor = 70);
-- differs: index public.ix options
-- only

-- case: option of a constraint's index is set
create table t (a int primary key);
-- change
alter index t_pkey set (fillfactor = 70);
-- differs: index public.t_pkey options
-- only

-- case: statistics target of an expression is set
create table t (a int); create index ix on t ((a + 1));
-- change
alter index ix alter column 1 set statistics 500;
-- differs: index public.ix statistics
-- only

-- case: index is commented
create table t (a int); create index ix on t (a);
-- change
comment on index ix is 'x';
-- differs: index public.ix comment
-- only

-- case: index left invalid by a failed build
-- no-transaction
create table t (a int);
insert into t values (1), (1);
-- change
do $$ begin perform 1; end $$;
create index ix on t (a);
update pg_index set indisvalid = false where indexrelid = 'ix'::regclass;
-- differs: index public.ix definition
-- differs: index public.ix valid

-- case: valid index becomes invalid
create table t (a int); create index ix on t (a);
-- change
update pg_index set indisvalid = false where indexrelid = 'ix'::regclass;
-- differs: index public.ix valid
-- only

-- case: index is not ready
create table t (a int); create index ix on t (a);
-- change
update pg_index set indisready = false where indexrelid = 'ix'::regclass;
-- differs: index public.ix ready
-- only

-- case: index is not live
create table t (a int); create index ix on t (a);
-- change
update pg_index set indisready = false, indisvalid = false, indislive = false where indexrelid = 'ix'::regclass;
-- differs: index public.ix live

-- case: unique index becomes a constraint
create table t (a int); create unique index ix on t (a);
-- change
alter table t add constraint ix unique using index ix;
-- differs: constraint public.t.ix definition
-- differs: index public.ix of
-- differs: index public.ix definition

-- case: index of a materialized view
create materialized view v as select 1 as a;
-- change
create index ix on v (a);
-- differs: index public.ix of
-- differs: index public.ix definition
-- only

-- case: index follows a renamed column
create table t (a int); create index ix on t (a);
-- change
alter table t rename a to b;
-- differs: index public.ix definition

-- case: indexes with options and predicate keep the rest of their text
create table t (a text); create index ix on t (a) with (fillfactor = 70, deduplicate_items = off) where a <> ' WITH (fillfactor=''70'', deduplicate_items=off)';
-- change
drop index ix; create index ix on t (a) with (fillfactor = 70, deduplicate_items = off) where a <> 'x';
-- differs: index public.ix definition
-- only

-- case: index dropped and made again is no change
create table t (a text, b int); create index ix on t (lower(a), b desc nulls last) include (a) where b > 0;
-- change
drop index ix; create index ix on t (lower(a), b desc nulls last) include (a) where b > 0;
-- same

-- case: options in another order are no change
create table t (a int); create index ix on t (a) with (fillfactor = 70, deduplicate_items = off);
-- change
drop index ix; create index ix on t (a) with (deduplicate_items = off, fillfactor = 70);
-- same

-- case: options of a partial index in another order are no change
create table t (a int); create index ix on t (a) with (fillfactor = 70, deduplicate_items = off) where a > 0;
-- change
alter index ix reset (fillfactor); alter index ix set (fillfactor = 70);
-- same

-- case: reindex is no change
create table t (a int primary key, b text); create index ix on t (lower(b)); insert into t values (1, 'x');
-- change
reindex table t;
-- same

-- case: reindex concurrently is no change
-- no-transaction
create table t (a int primary key, b text);
create index ix on t (lower(b));
comment on index ix is 'x';
-- change
reindex table concurrently t;
-- same

-- case: built concurrently or not is no change
-- no-transaction
create table t (a int);
create index ix on t (a);
-- change
drop index ix;
create index concurrently ix on t (a);
-- same

-- case: index built on a table with broken HOT chains is no change
-- no-transaction
create table t (a int, b int);
insert into t values (1, 1);
create index ix on t (a);
-- change
drop index ix;
update t set a = 2;
create index ix on t (a);
-- same

-- case: index renamed there and back is no change
create table t (a int, constraint k unique (a)); create index ix on t (a);
-- change
alter index ix rename to iy; alter index iy rename to ix; alter index k rename to l; alter index l rename to k;
-- same

-- case: storage of a column copied into its index is no change
create table t (a text); create index ix on t (a);
-- change
alter table t alter a set storage plain; alter table t alter a set storage extended; drop index ix; create index ix on t (a);
-- same
