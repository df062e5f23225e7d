-- case: table appears with its columns
select 1;
-- change
create table t (a int, b text);
-- differs: table public.t owner
-- differs: column public.t.a of
-- differs: column public.t.a position
-- differs: column public.t.a type
-- differs: column public.t.b of
-- differs: column public.t.b position
-- differs: column public.t.b type
-- only

-- case: table without columns appears
select 1;
-- change
create table t ();
-- differs: table public.t owner
-- only

-- case: table goes away
create table t ();
-- change
drop table t;
-- differs: table public.t owner
-- only

-- case: table is renamed
create table t (a int);
-- change
alter table t rename to u;
-- differs: table public.t owner
-- differs: table public.u owner
-- differs: column public.t.a type
-- differs: column public.u.a type

-- case: table gets another owner
create role catalogs_a; create table t (a int);
-- change
alter table t owner to catalogs_a;
-- differs: table public.t owner
-- only
-- cleanup
drop table t; drop role catalogs_a;

-- case: table becomes unlogged
create table t (a int);
-- change
alter table t set unlogged;
-- differs: table public.t persistence
-- only

-- case: table with an identity column becomes unlogged, told once
create table t (a int generated always as identity primary key);
-- change
alter table t set unlogged;
-- differs: table public.t persistence
-- only

-- case: table becomes logged
create unlogged table t (a int);
-- change
alter table t set logged;
-- differs: table public.t persistence
-- only

-- case: table becomes one of a type
create type c as (a int); create table t (a int);
-- change
alter table t of c;
-- differs: table public.t of_type
-- only

-- case: table is no longer one of a type
create type c as (a int); create table t of c;
-- change
alter table t not of;
-- differs: table public.t of_type
-- only

-- case: table's access method is changed
-- from: 15
create access method heap2 type table handler heap_tableam_handler; create table t (a int);
-- change
alter table t set access method heap2;
-- differs: table public.t access_method
-- only

-- case: partitioned table's access method is set
-- from: 17
create table t (a int) partition by list (a);
-- change
alter table t set access method heap;
-- differs: table public.t access_method
-- only

-- case: option is set
create table t (a int);
-- change
alter table t set (fillfactor = 70);
-- differs: table public.t options
-- only

-- case: option is changed
create table t (a int) with (fillfactor = 70);
-- change
alter table t set (fillfactor = 80);
-- differs: table public.t options
-- only

-- case: option is reset
create table t (a int) with (fillfactor = 70, autovacuum_enabled = false);
-- change
alter table t reset (fillfactor);
-- differs: table public.t options
-- only

-- case: option of the toast table is set
create table t (a text);
-- change
alter table t set (toast.autovacuum_enabled = false);
-- differs: table public.t toast_options
-- only

-- case: row security is enabled
create table t (a int);
-- change
alter table t enable row level security;
-- differs: table public.t row_security
-- only

-- case: row security is forced on the owner
create table t (a int);
-- change
alter table t force row level security;
-- differs: table public.t force_row_security
-- only

-- case: replica identity is full
create table t (a int);
-- change
alter table t replica identity full;
-- differs: table public.t replica_identity
-- only

-- case: replica identity is nothing
create table t (a int);
-- change
alter table t replica identity nothing;
-- differs: table public.t replica_identity
-- only

-- case: replica identity is an index
create table t (a int not null unique);
-- change
alter table t replica identity using index t_a_key;
-- differs: table public.t replica_identity
-- only

-- case: replica identity moves to another index
create table t (a int not null, b int not null, unique (a), unique (b)); alter table t replica identity using index t_a_key;
-- change
alter table t replica identity using index t_b_key;
-- differs: table public.t replica_identity
-- only

-- case: table is marked for cluster
create table t (a int); create index ix on t (a);
-- change
alter table t cluster on ix;
-- differs: table public.t clustered_on
-- only

-- case: table is no longer marked for cluster
create table t (a int); create index ix on t (a); alter table t cluster on ix;
-- change
alter table t set without cluster;
-- differs: table public.t clustered_on
-- only

-- case: table inherits
create table p (a int); create table t (a int);
-- change
alter table t inherit p;
-- differs: table public.t inherits
-- differs: column public.t.a inherited
-- only

-- case: table inherits no longer
create table p (a int); create table t () inherits (p);
-- change
alter table t no inherit p;
-- differs: table public.t inherits
-- differs: column public.t.a inherited
-- only

-- case: order of the parents is changed
create table p (a int); create table q (a int); create table t () inherits (p, q);
-- change
alter table t no inherit p; alter table t inherit p;
-- differs: table public.t inherits

-- case: table is commented
create table t (a int);
-- change
comment on table t is 'rows';
-- differs: table public.t comment
-- only

-- case: table's comment is changed
create table t (a int); comment on table t is 'rows';
-- change
comment on table t is 'more rows';
-- differs: table public.t comment
-- only

-- case: table's comment goes away
create table t (a int); comment on table t is 'rows';
-- change
comment on table t is null;
-- differs: table public.t comment
-- only

-- case: table dropped and made again is no change
create table t (id int primary key, a text default 'x' not null, unique (a)); comment on table t is 'c'; create index ix on t (lower(a));
-- change
drop table t; create table t (id int primary key, a text default 'x' not null, unique (a)); comment on table t is 'c'; create index ix on t (lower(a));
-- same

-- case: table renamed there and back is no change
create table t (id serial primary key, a text check (a <> ''));
-- change
alter table t rename to u; alter table u rename to t;
-- same

-- case: options in another order are no change
create table t (a int) with (fillfactor = 70, autovacuum_enabled = false);
-- change
alter table t reset (fillfactor); alter table t set (fillfactor = 70);
-- same

-- case: toast options in another order are no change
create table t (a text) with (toast.autovacuum_enabled = false, toast.vacuum_truncate = false);
-- change
alter table t reset (toast.autovacuum_enabled); alter table t set (toast.autovacuum_enabled = false);
-- same

-- case: option set twice to the same value is no change
create table t (a int) with (fillfactor = 70);
-- change
alter table t set (fillfactor = 70);
-- same

-- case: unlogged and logged again is no change
create table t (id serial primary key, b int generated always as identity);
-- change
alter table t set unlogged; alter table t set logged;
-- same

-- case: vacuum full is no change
-- no-transaction
create table t (id serial primary key, a text);
insert into t (a) select repeat('x', 3000) from generate_series(1, 100);
-- change
vacuum full t;
-- same

-- case: vacuum freeze of the whole database is no change
-- no-transaction
create table t (id serial primary key, a text);
-- change
vacuum (freeze, analyze);
-- same

-- case: vacuum full of the catalogs is no change
-- no-transaction
create table t (id serial primary key, a text);
-- change
vacuum full pg_class;
vacuum full pg_attribute;
-- same

-- case: analyze is no change
create table t (id serial primary key, a text); insert into t (a) select 'x' from generate_series(1, 100);
-- change
analyze;
-- same

-- case: cluster is no change
create table t (a int primary key); alter table t cluster on t_pkey;
-- change
cluster t;
-- same

-- case: truncate is no change
create table t (id serial primary key, a text); insert into t (a) values ('x');
-- change
truncate t restart identity;
-- same

-- case: rows are no change
create table t (id serial primary key, a text);
-- change
insert into t (a) select 'x' from generate_series(1, 1000); update t set a = 'y'; delete from t where id > 10;
-- same

-- case: row security enabled and disabled is no change
create table t (a int);
-- change
alter table t enable row level security; alter table t disable row level security;
-- same

-- case: inherit and no inherit is no change
create table p (a int); create table t (a int);
-- change
alter table t inherit p; alter table t no inherit p;
-- same

-- case: index, trigger and rule made and dropped leave lazy flags and are no change
create table t (a int); create function f() returns trigger language plpgsql as 'begin return new; end';
-- change
create index ix on t (a); create trigger tr before insert on t for each row execute function f(); create rule r as on insert to t do also select 1; create table child () inherits (t); drop index ix; drop trigger tr on t; drop rule r on t; drop table child;
-- same

-- case: owner there and back is no change
create role catalogs_a; create table t (id serial primary key);
-- change
alter table t owner to catalogs_a; alter table t owner to postgres;
-- same
-- cleanup
drop role catalogs_a;

-- case: moved to another schema and back is no change
create schema app; create table t (id serial primary key, a int check (a > 0)); create index on t (a);
-- change
alter table t set schema app; alter table app.t set schema public;
-- same

-- case: comment set and unset is no change
create table t (a int);
-- change
comment on table t is 'x'; comment on table t is null; comment on column t.a is 'x'; comment on column t.a is '';
-- same

-- case: changes of the session's settings are no change
create table t (a timestamptz default '2020-01-01 00:00+00', b bytea default '\x01', c interval default '1 day', d float8 default 0.1, "Select" int, check (a > '2000-01-01 00:00+00'));
-- change
alter table t alter a set default '2020-01-01 00:00+00'; set timezone = 'Asia/Tokyo'; set datestyle = 'German'; set intervalstyle = 'iso_8601'; set bytea_output = 'escape'; set search_path = ''; select 1;
-- same
