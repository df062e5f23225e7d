-- case: tablespace appears
-- no-transaction
set allow_in_place_tablespaces = on;
-- change
create tablespace catalogs_s location '';
-- differs: tablespace catalogs_s owner
-- differs: tablespace catalogs_s location
-- only
-- cleanup
drop tablespace catalogs_s;

-- case: tablespace's option is set
-- no-transaction
set allow_in_place_tablespaces = on;
create tablespace catalogs_s location '';
-- change
alter tablespace catalogs_s set (random_page_cost = 1.5);
-- differs: tablespace catalogs_s options
-- only
-- cleanup
drop tablespace catalogs_s;

-- case: tablespace's options in another order are no change
-- no-transaction
set allow_in_place_tablespaces = on;
create tablespace catalogs_s location '' with (random_page_cost = 1.5, seq_page_cost = 2);
-- change
alter tablespace catalogs_s reset (random_page_cost);
alter tablespace catalogs_s set (random_page_cost = 1.5);
-- same
-- cleanup
drop tablespace catalogs_s;

-- case: built-in tablespace's option is set
select 1;
-- change
alter tablespace pg_default set (random_page_cost = 1.5);
-- differs: tablespace pg_default options
-- only
-- cleanup
alter tablespace pg_default reset (random_page_cost);

-- case: tablespace gets another owner, a comment and a grant
-- no-transaction
set allow_in_place_tablespaces = on;
create role catalogs_a;
create tablespace catalogs_s location '';
-- change
comment on tablespace catalogs_s is 'x';
grant create on tablespace catalogs_s to catalogs_a;
alter tablespace catalogs_s owner to catalogs_a;
-- differs: tablespace catalogs_s owner
-- differs: tablespace catalogs_s comment
-- cleanup
drop tablespace catalogs_s;
drop role catalogs_a;

-- case: tablespace is granted on
-- no-transaction
set allow_in_place_tablespaces = on;
create role catalogs_a;
create tablespace catalogs_s location '';
-- change
grant create on tablespace catalogs_s to catalogs_a;
-- differs: tablespace catalogs_s grants
-- only
-- cleanup
drop tablespace catalogs_s;
drop role catalogs_a;

-- case: table, index and materialized view are moved to another tablespace
-- no-transaction
set allow_in_place_tablespaces = on;
create tablespace catalogs_s location '';
create table t (a int);
create index ix on t (a);
create materialized view v as select 1 as a;
-- change
alter table t set tablespace catalogs_s;
alter index ix set tablespace catalogs_s;
alter materialized view v set tablespace catalogs_s;
-- differs: table public.t tablespace
-- differs: index public.ix tablespace
-- differs: materialized view public.v tablespace
-- only
-- cleanup
drop table t;
drop materialized view v;
drop tablespace catalogs_s;

-- case: a table moved to another tablespace and back is no change
-- no-transaction
set allow_in_place_tablespaces = on;
create tablespace catalogs_s location '';
create table t (a int primary key);
-- change
alter table t set tablespace catalogs_s;
alter table t set tablespace pg_default;
-- same
-- cleanup
drop tablespace catalogs_s;

-- case: table is labelled
create table t (a int);
-- change
insert into pg_seclabel values ('t'::regclass, 'pg_class'::regclass, 0, 'x', 'secret');
-- differs: table public.t security_label
-- only

-- case: column is labelled
create table t (a int);
-- change
insert into pg_seclabel values ('t'::regclass, 'pg_class'::regclass, 1, 'x', 'secret');
-- differs: column public.t.a security_label
-- only

-- case: schema is labelled
create schema app;
-- change
insert into pg_seclabel values ('app'::regnamespace, 'pg_namespace'::regclass, 0, 'x', 'secret');
-- differs: schema app security_label
-- only

-- case: role is labelled
create role catalogs_a;
-- change
insert into pg_shseclabel values ('catalogs_a'::regrole, 'pg_authid'::regclass, 'x', 'secret');
-- differs: role catalogs_a security_label
-- only
-- cleanup
drop role catalogs_a;

-- case: database is labelled
select 1;
-- change
insert into pg_shseclabel select oid, 'pg_database'::regclass, 'x', 'secret' from pg_database where datname = current_database();
-- differs: database current database security_label
-- only
-- cleanup
delete from pg_shseclabel where provider = 'x';

-- case: another database is no change
-- no-transaction
select 1;
-- change
create database catalogs_other;
alter database catalogs_other set work_mem = '1MB';
comment on database catalogs_other is 'x';
drop database catalogs_other;
-- same

-- case: large objects are no change
select 1;
-- change
select lo_create(4711);
-- same

-- case: a transaction that is rolled back is no change
select 1;
-- change
begin; create table t (a int); create role catalogs_z; rollback;
-- same

-- case: database sorts otherwise
select 1;
-- change
update pg_database set datcollate = 'POSIX', datctype = 'POSIX' where datname = current_database();
-- differs: database current database collate
-- differs: database current database ctype
-- only

-- case: database's locale comes from a library
-- from: 15
select 1;
-- change
update pg_database set datlocprovider = 'i' where datname = current_database();
-- differs: database current database locale_provider
-- only
-- cleanup
update pg_database set datlocprovider = 'c' where datname = current_database();

-- case: database's encoding is another
select 1;
-- change
update pg_database set encoding = 0 where datname = current_database();
-- differs: database current database encoding
-- only
-- cleanup
update pg_database set encoding = 6 where datname = current_database();
