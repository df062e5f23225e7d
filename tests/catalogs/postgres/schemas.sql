-- case: schema appears
select 1;
-- change
create schema app;
-- differs: schema app owner
-- only

-- case: schema with a hostile name appears
select 1;
-- change
create schema "a.b ""c"""; create table "a.b ""c"""."x.y" ("p""q" int);
-- differs: schema "a.b ""c""" owner
-- differs: table "a.b ""c"""."x.y" owner
-- differs: column "a.b ""c"""."x.y"."p""q" type

-- case: schema goes away with what it holds
create schema app; create table app.t (a int);
-- change
drop schema app cascade;
-- differs: schema app owner
-- differs: table app.t owner
-- differs: column app.t.a of

-- case: schema is renamed
create schema app;
-- change
alter schema app rename to shop;
-- differs: schema app owner
-- differs: schema shop owner
-- only

-- case: schema gets another owner
create role catalogs_a; create schema app;
-- change
alter schema app owner to catalogs_a;
-- differs: schema app owner
-- only
-- cleanup
drop schema app; drop role catalogs_a;

-- case: schema is commented
create schema app;
-- change
comment on schema app is 'the application';
-- differs: schema app comment
-- only

-- case: schema's comment goes away
create schema app; comment on schema app is 'the application';
-- change
comment on schema app is null;
-- differs: schema app comment
-- only

-- case: schema is granted on
create role catalogs_a; create schema app;
-- change
grant usage on schema app to catalogs_a;
-- differs: schema app grants
-- only
-- cleanup
drop schema app; drop role catalogs_a;

-- case: public schema goes away
select 1;
-- change
drop schema public;
-- differs: schema public owner
-- differs: schema public comment
-- differs: schema public grants
-- only

-- case: public schema made again by hand has other privileges
select 1;
-- change
drop schema public; create schema public; comment on schema public is 'standard public schema';
-- differs: schema public grants

-- case: public schema gets another owner
create role catalogs_a;
-- change
alter schema public owner to catalogs_a;
-- differs: schema public owner
-- cleanup
alter schema public owner to postgres; drop role catalogs_a;

-- case: public schema's comment is changed
select 1;
-- change
comment on schema public is 'mine';
-- differs: schema public comment
-- only

-- case: public schema is closed to everybody
select 1;
-- change
revoke all on schema public from public;
-- differs: schema public grants
-- only

-- case: table is moved to another schema
create schema app; create table t (a int);
-- change
alter table t set schema app;
-- differs: table public.t owner
-- differs: table app.t owner
-- differs: column public.t.a type
-- differs: column app.t.a type

-- case: a table made in pg_catalog by its user is seen
set allow_system_table_mods = on;
-- change
set allow_system_table_mods = on; create table pg_catalog.mine (a int);
-- differs: table pg_catalog.mine owner
-- differs: column pg_catalog.mine.a type

-- case: a function made in pg_catalog by its user is seen
select 1;
-- change
create function pg_catalog.mine() returns int language sql as 'select 1';
-- differs: function pg_catalog.mine() body

-- case: a schema made and dropped is no change
select 1;
-- change
create schema app; create table app.t (a int); drop schema app cascade;
-- same

-- case: a schema dropped and made again is no change
create schema app; create table app.t (id serial primary key, b text not null default 'x' check (b <> ''));
-- change
drop schema app cascade; create schema app; create table app.t (id serial primary key, b text not null default 'x' check (b <> ''));
-- same

-- case: a schema renamed there and back is no change
create schema app; create table app.t (id serial primary key);
-- change
alter schema app rename to shop; alter schema shop rename to app;
-- same

-- case: temporary objects are no change
select 1;
-- change
create temp table t (id serial primary key, b text check (b <> '')); create index on t (b); create temp view v as select 1 as a; create temp sequence s; create function pg_temp.f() returns int language sql as 'select 1'; create type pg_temp.c as (a int); create type pg_temp.e as enum ('a');
-- same
