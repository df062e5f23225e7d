-- case: table is granted on
create role catalogs_a; create table t (a int);
-- change
grant select on t to catalogs_a;
-- differs: table public.t grants
-- only
-- cleanup
drop table t; drop role catalogs_a;

-- case: table is granted on to everybody
create table t (a int);
-- change
grant select on t to public;
-- differs: table public.t grants
-- only

-- case: one privilege more
create role catalogs_a; create table t (a int); grant select on t to catalogs_a;
-- change
grant insert on t to catalogs_a;
-- differs: table public.t grants
-- only
-- cleanup
drop table t; drop role catalogs_a;

-- case: grant option is given
create role catalogs_a; create table t (a int); grant select on t to catalogs_a;
-- change
grant select on t to catalogs_a with grant option;
-- differs: table public.t grants
-- only
-- cleanup
drop table t; drop role catalogs_a;

-- case: the same privilege from another grantor
create role catalogs_a; create role catalogs_b; create table t (a int); grant select on t to catalogs_a with grant option;
-- change
set role catalogs_a; grant select on t to catalogs_b; reset role;
-- differs: table public.t grants
-- only
-- cleanup
drop table t; drop role catalogs_a; drop role catalogs_b;

-- case: the owner loses everything, which is not the default
create table t (a int);
-- change
revoke all on t from postgres;
-- differs: table public.t grants
-- only

-- case: the owner loses one privilege
create table t (a int);
-- change
revoke truncate on t from postgres;
-- differs: table public.t grants
-- only

-- case: MAINTAIN is granted
-- from: 17
create role catalogs_a; create table t (a int);
-- change
grant maintain on t to catalogs_a;
-- differs: table public.t grants
-- only
-- cleanup
drop table t; drop role catalogs_a;

-- case: column is granted on
create role catalogs_a; create table t (a int, b int);
-- change
grant select (a), update (b) on t to catalogs_a;
-- differs: column public.t.a grants
-- differs: column public.t.b grants
-- only
-- cleanup
drop table t; drop role catalogs_a;

-- case: view is granted on
create role catalogs_a; create view v as select 1 as a;
-- change
grant select on v to catalogs_a;
-- differs: view public.v grants
-- only
-- cleanup
drop view v; drop role catalogs_a;

-- case: materialized view is granted on
create role catalogs_a; create materialized view v as select 1 as a;
-- change
grant select on v to catalogs_a;
-- differs: materialized view public.v grants
-- only
-- cleanup
drop materialized view v; drop role catalogs_a;

-- case: view's column is granted on
create role catalogs_a; create view v as select 1 as a;
-- change
grant select (a) on v to catalogs_a;
-- differs: column public.v.a grants
-- only
-- cleanup
drop view v; drop role catalogs_a;

-- case: sequence is granted on
create role catalogs_a; create sequence s;
-- change
grant usage on sequence s to catalogs_a;
-- differs: sequence public.s grants
-- only
-- cleanup
drop sequence s; drop role catalogs_a;

-- case: function is closed to everybody
create function f() returns int language sql as 'select 1';
-- change
revoke execute on function f() from public;
-- differs: function public.f() grants
-- only

-- case: function is granted on
create role catalogs_a; create function f() returns int language sql as 'select 1';
-- change
grant execute on function f() to catalogs_a;
-- differs: function public.f() grants
-- only
-- cleanup
drop function f(); drop role catalogs_a;

-- case: procedure is closed to everybody
create procedure p() language sql as 'select 1';
-- change
revoke execute on procedure p() from public;
-- differs: procedure public.p() grants
-- only

-- case: aggregate is closed to everybody
create aggregate total(int) (sfunc = int4pl, stype = int);
-- change
revoke execute on function total(int) from public;
-- differs: aggregate public.total(integer) grants
-- only

-- case: enum is closed to everybody
create type e as enum ('a');
-- change
revoke usage on type e from public;
-- differs: enum public.e grants
-- only

-- case: domain is granted on
create role catalogs_a; create domain d as int;
-- change
grant usage on domain d to catalogs_a;
-- differs: domain public.d grants
-- only
-- cleanup
drop domain d; drop role catalogs_a;

-- case: composite type is closed to everybody
create type c as (a int);
-- change
revoke usage on type c from public;
-- differs: composite type public.c grants
-- only

-- case: range type is closed to everybody
create type r as range (subtype = float8);
-- change
revoke usage on type r from public;
-- differs: range type public.r grants
-- only

-- case: language is closed to everybody
select 1;
-- change
revoke usage on language plpgsql from public;
-- differs: language plpgsql grants

-- case: wrapper and server are granted on
create role catalogs_a; create foreign data wrapper w; create server s foreign data wrapper w;
-- change
grant usage on foreign data wrapper w to catalogs_a; grant usage on foreign server s to catalogs_a;
-- differs: foreign data wrapper w grants
-- differs: server s grants
-- only
-- cleanup
drop foreign data wrapper w cascade; drop role catalogs_a;

-- case: foreign table is granted on
create role catalogs_a; create foreign data wrapper w; create server s foreign data wrapper w; create foreign table t (a int) server s;
-- change
grant select on t to catalogs_a;
-- differs: foreign table public.t grants
-- only
-- cleanup
drop foreign data wrapper w cascade; drop role catalogs_a;

-- case: built-in function is closed to everybody
select 1;
-- change
revoke execute on function pg_sleep(double precision) from public;
-- differs: function pg_catalog.pg_sleep(double precision) grants
-- only

-- case: built-in view is opened to everybody
select 1;
-- change
grant select on pg_catalog.pg_authid to public;
-- differs: table pg_catalog.pg_authid grants
-- only

-- case: column of a built-in table is granted on
create role catalogs_a;
-- change
grant select (rolpassword) on pg_catalog.pg_authid to catalogs_a;
-- differs: column pg_catalog.pg_authid.rolpassword grants
-- only
-- cleanup
drop owned by catalogs_a; drop role catalogs_a;

-- case: built-in type is closed to everybody
select 1;
-- change
revoke usage on type pg_catalog.tsvector from public;
-- differs: base type pg_catalog.tsvector grants
-- only

-- case: an extension's function is closed to everybody
create extension citext;
-- change
revoke execute on function citext_eq(citext, citext) from public;
-- differs: function public.citext_eq(public.citext, public.citext) grants
-- differs: function public.citext_eq(public.citext, public.citext) of
-- only

-- case: an extension's view is opened to somebody
create role catalogs_a; create extension pg_buffercache;
-- change
grant select on pg_buffercache to catalogs_a;
-- differs: view public.pg_buffercache grants
-- differs: view public.pg_buffercache of
-- only
-- cleanup
drop extension pg_buffercache; drop role catalogs_a;

-- case: default privileges for tables
create role catalogs_a;
-- change
alter default privileges grant select on tables to catalogs_a;
-- differs: default privileges of postgres on tables grants
-- only
-- cleanup
alter default privileges revoke select on tables from catalogs_a; drop role catalogs_a;

-- case: default privileges in a schema
create role catalogs_a; create schema app;
-- change
alter default privileges in schema app grant select on tables to catalogs_a;
-- differs: default privileges of postgres in schema app on tables grants
-- differs: default privileges of postgres in schema app on tables of
-- only
-- cleanup
drop schema app; drop role catalogs_a;

-- case: default privileges of another role
create role catalogs_a;
-- change
alter default privileges for role catalogs_a grant select on sequences to public;
-- differs: default privileges of catalogs_a on sequences grants
-- only
-- cleanup
drop owned by catalogs_a; drop role catalogs_a;

-- case: routines are closed to everybody by default
select 1;
-- change
alter default privileges revoke execute on functions from public;
-- differs: default privileges of postgres on routines grants
-- only

-- case: types are closed to everybody by default
select 1;
-- change
alter default privileges revoke usage on types from public;
-- differs: default privileges of postgres on types grants
-- only

-- case: schemas are open to somebody by default
create role catalogs_a;
-- change
alter default privileges grant usage on schemas to catalogs_a;
-- differs: default privileges of postgres on schemas grants
-- only
-- cleanup
alter default privileges revoke usage on schemas from catalogs_a; drop role catalogs_a;

-- case: large objects are open to somebody by default
-- from: 18
create role catalogs_a;
-- change
alter default privileges grant select on large objects to catalogs_a;
-- differs: default privileges of postgres on large objects grants
-- only
-- cleanup
alter default privileges revoke select on large objects from catalogs_a; drop role catalogs_a;

-- case: default privileges show on what is made later
create role catalogs_a; alter default privileges grant select on tables to catalogs_a;
-- change
create table t (a int);
-- differs: table public.t grants
-- differs: table public.t owner
-- cleanup
drop table t; alter default privileges revoke select on tables from catalogs_a; drop role catalogs_a;

-- case: database is closed to everybody
select 1;
-- change
do $$ begin execute format('revoke connect on database %I from public', current_database()); end $$;
-- differs: database current database grants
-- only

-- case: parameter is granted
-- from: 15
create role catalogs_a;
-- change
grant set on parameter log_statement to catalogs_a;
-- differs: parameter log_statement grants
-- only
-- cleanup
revoke set on parameter log_statement from catalogs_a; drop role catalogs_a;

-- case: parameter may be altered too
-- from: 15
create role catalogs_a; grant set on parameter log_statement to catalogs_a;
-- change
grant alter system on parameter log_statement to catalogs_a;
-- differs: parameter log_statement grants
-- only
-- cleanup
revoke all on parameter log_statement from catalogs_a; drop role catalogs_a;

-- case: granted and revoked is no change
create role catalogs_a; create table t (a int); create sequence s; create view v as select 1 as a; create schema app; create type e as enum ('a'); create function f() returns int language sql as 'select 1';
-- change
grant all on t to catalogs_a; revoke all on t from catalogs_a; grant select (a) on t to catalogs_a; revoke select (a) on t from catalogs_a; grant all on s to catalogs_a; revoke all on s from catalogs_a; grant all on v to catalogs_a; revoke all on v from catalogs_a; grant all on schema app to catalogs_a; revoke all on schema app from catalogs_a; grant all on type e to catalogs_a; revoke all on type e from catalogs_a; grant all on function f() to catalogs_a; revoke all on function f() from catalogs_a;
-- same
-- cleanup
drop role catalogs_a;

-- case: granted again in another order is no change
create role catalogs_a; create role catalogs_b; create table t (a int); grant select on t to catalogs_a; grant insert on t to catalogs_b;
-- change
revoke all on t from catalogs_a; grant select on t to catalogs_a;
-- same
-- cleanup
drop table t; drop role catalogs_a; drop role catalogs_b;

-- case: the default told in words is no change
create table t (a int); create function f() returns int language sql as 'select 1'; create type e as enum ('a');
-- change
grant all on t to postgres; grant execute on function f() to public; grant usage on type e to public;
-- same

-- case: function closed and opened is no change
create function f() returns int language sql as 'select 1';
-- change
revoke execute on function f() from public; grant execute on function f() to public;
-- same

-- case: built-in function closed and opened is no change
select 1;
-- change
revoke execute on function pg_sleep(double precision) from public; grant execute on function pg_sleep(double precision) to public;
-- same

-- case: a built-in function that initdb closed, opened and closed, is no change
select 1;
-- change
grant execute on function pg_reload_conf() to public; revoke execute on function pg_reload_conf() from public;
-- same

-- case: public schema closed and opened is no change
select 1;
-- change
revoke usage on schema public from public; grant usage on schema public to public;
-- same

-- case: default privileges given and taken are no change
create role catalogs_a; create schema app;
-- change
alter default privileges grant select on tables to catalogs_a; alter default privileges revoke select on tables from catalogs_a; alter default privileges in schema app grant select on tables to catalogs_a; alter default privileges in schema app revoke select on tables from catalogs_a; alter default privileges revoke execute on functions from public; alter default privileges grant execute on functions to public;
-- same
-- cleanup
drop role catalogs_a;

-- case: owner there and back with grants is no change
create role catalogs_a; create role catalogs_b; create table t (a int); grant select on t to catalogs_b;
-- change
alter table t owner to catalogs_a; alter table t owner to postgres;
-- same
-- cleanup
drop table t; drop role catalogs_a; drop role catalogs_b;

-- case: all told one by one is no change
create role catalogs_a; create sequence s; grant all on s to catalogs_a;
-- change
revoke all on s from catalogs_a; grant usage on s to catalogs_a; grant select on s to catalogs_a; grant update on s to catalogs_a;
-- same
-- cleanup
drop sequence s; drop role catalogs_a;
