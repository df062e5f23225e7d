-- case: extension appears
select 1;
-- change
create extension citext;
-- differs: extension citext owner
-- differs: extension citext version
-- differs: extension citext schema
-- differs: extension citext comment
-- differs: extension citext relocatable
-- differs: extension member citext: function public.citext_eq(public.citext,public.citext) of

-- case: extension goes away
create extension hstore;
-- change
drop extension hstore;
-- differs: extension hstore version

-- case: extension is updated
create extension hstore version '1.4';
-- change
alter extension hstore update to '1.6';
-- differs: extension hstore version

-- case: extension is moved to another schema
create schema app; create extension hstore;
-- change
alter extension hstore set schema app;
-- differs: extension hstore schema

-- case: extension gets a member
create extension hstore; create function f() returns int language sql as 'select 1';
-- change
alter extension hstore add function f();
-- differs: extension member hstore: function public.f() of
-- differs: function public.f() body

-- case: extension loses a member
create extension hstore;
-- change
alter extension hstore drop function hstore_to_json(hstore);
-- differs: extension member hstore: function public.hstore_to_json(public.hstore) of
-- differs: function public.hstore_to_json(public.hstore) body

-- case: extension's configuration tables
create extension hstore; create table t (a int); create table u (a int); alter extension hstore add table t; alter extension hstore add table u;
-- change
update pg_extension set extconfig = array['u'::regclass, 't'::regclass], extcondition = array['where a > 0', ''] where extname = 'hstore';
-- differs: extension hstore configuration
-- only

-- case: extension gets another owner
create role catalogs_a superuser; create extension hstore;
-- change
update pg_extension set extowner = 'catalogs_a'::regrole where extname = 'hstore';
-- differs: extension hstore owner
-- only
-- cleanup
update pg_extension set extowner = 10 where extname = 'hstore'; drop role catalogs_a;

-- case: extension is commented
create extension hstore;
-- change
comment on extension hstore is 'x';
-- differs: extension hstore comment
-- only

-- case: built-in extension goes away
select 1;
-- change
drop extension plpgsql;
-- differs: extension plpgsql version

-- case: index depends on an extension
create extension hstore; create table t (a int); create index ix on t (a);
-- change
alter index ix depends on extension hstore;
-- differs: index public.ix depends_on_extension
-- only

-- case: policy on a member is not the extension's
create extension hstore; create table t (a int); alter extension hstore add table t;
-- change
create policy p on t using (a > 0);
-- differs: policy public.t.p using

-- case: extension dropped and made again is no change
create extension citext; create extension pg_buffercache; create table t (a citext default 'x');
-- change
drop extension citext cascade; drop extension pg_buffercache; create extension citext; create extension pg_buffercache; drop table t; create table t (a citext default 'x');
-- same

-- case: member's privileges given and taken are no change
create role catalogs_a; create extension citext;
-- change
grant execute on function citext_eq(citext, citext) to catalogs_a; revoke execute on function citext_eq(citext, citext) from catalogs_a;
-- same
-- cleanup
drop role catalogs_a;

-- case: member table is no fact of its own
create extension hstore; create table t (id serial primary key, a text default 'x' check (a <> '')); alter extension hstore add table t; alter extension hstore add sequence t_id_seq;
-- change
alter table t alter a set default 'y'; create index on t (a); alter table t add b int;
-- same

-- case: depends and no longer depends on an extension is no change
create extension hstore; create table t (a int); create index ix on t (a);
-- change
alter index ix depends on extension hstore; alter index ix no depends on extension hstore;
-- same
