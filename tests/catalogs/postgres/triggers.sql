-- case: trigger appears
create table t (a int); create function f() returns trigger language plpgsql as 'begin return new; end';
-- change
create trigger tr before insert on t for each row execute function f();
-- differs: trigger public.t.tr of
-- differs: trigger public.t.tr definition
-- only

-- case: trigger goes away
create table t (a int); create function f() returns trigger language plpgsql as 'begin return new; end'; create trigger tr before insert on t for each row execute function f();
-- change
drop trigger tr on t;
-- differs: trigger public.t.tr of
-- differs: trigger public.t.tr definition
-- only

-- case: trigger is renamed
create table t (a int); create function f() returns trigger language plpgsql as 'begin return new; end'; create trigger tr before insert on t for each row execute function f();
-- change
alter trigger tr on t rename to ts;
-- differs: trigger public.t.tr definition
-- differs: trigger public.t.ts definition

-- case: trigger's time is changed
create table t (a int); create function f() returns trigger language plpgsql as 'begin return new; end'; create trigger tr before insert on t for each row execute function f();
-- change
drop trigger tr on t; create trigger tr after insert on t for each row execute function f();
-- differs: trigger public.t.tr definition
-- only

-- case: trigger's event is changed
create table t (a int); create function f() returns trigger language plpgsql as 'begin return new; end'; create trigger tr before insert on t for each row execute function f();
-- change
drop trigger tr on t; create trigger tr before insert or update on t for each row execute function f();
-- differs: trigger public.t.tr definition
-- only

-- case: trigger fires for some columns only
create table t (a int, b int); create function f() returns trigger language plpgsql as 'begin return new; end'; create trigger tr before update on t for each row execute function f();
-- change
drop trigger tr on t; create trigger tr before update of b on t for each row execute function f();
-- differs: trigger public.t.tr definition
-- only

-- case: trigger's condition is changed
create table t (a int); create function f() returns trigger language plpgsql as 'begin return new; end'; create trigger tr before update on t for each row when (new.a > 0) execute function f();
-- change
drop trigger tr on t; create trigger tr before update on t for each row when (new.a > 1) execute function f();
-- differs: trigger public.t.tr definition
-- only

-- case: trigger's arguments are changed
create table t (a int); create function f() returns trigger language plpgsql as 'begin return new; end'; create trigger tr before update on t for each row execute function f('x');
-- change
drop trigger tr on t; create trigger tr before update on t for each row execute function f('y');
-- differs: trigger public.t.tr definition
-- only

-- case: trigger's transition table is renamed
create table t (a int); create function f() returns trigger language plpgsql as 'begin return null; end'; create trigger tr after update on t referencing new table as n for each statement execute function f();
-- change
drop trigger tr on t; create trigger tr after update on t referencing new table as m for each statement execute function f();
-- differs: trigger public.t.tr definition
-- only

-- case: trigger is disabled
create table t (a int); create function f() returns trigger language plpgsql as 'begin return new; end'; create trigger tr before insert on t for each row execute function f();
-- change
alter table t disable trigger tr;
-- differs: trigger public.t.tr enabled
-- only

-- case: trigger fires on replicas
create table t (a int); create function f() returns trigger language plpgsql as 'begin return new; end'; create trigger tr before insert on t for each row execute function f();
-- change
alter table t enable replica trigger tr;
-- differs: trigger public.t.tr enabled
-- only

-- case: trigger fires always
create table t (a int); create function f() returns trigger language plpgsql as 'begin return new; end'; create trigger tr before insert on t for each row execute function f();
-- change
alter table t enable always trigger tr;
-- differs: trigger public.t.tr enabled
-- only

-- case: constraint trigger becomes initially deferred
create table t (a int); create function f() returns trigger language plpgsql as 'begin return null; end'; create constraint trigger tr after insert on t deferrable for each row execute function f();
-- change
drop trigger tr on t; create constraint trigger tr after insert on t deferrable initially deferred for each row execute function f();
-- differs: trigger public.t.tr definition
-- differs: constraint public.t.tr deferrable
-- only

-- case: trigger is commented
create table t (a int); create function f() returns trigger language plpgsql as 'begin return new; end'; create trigger tr before insert on t for each row execute function f();
-- change
comment on trigger tr on t is 'x';
-- differs: trigger public.t.tr comment
-- only

-- case: trigger depends on an extension
create extension citext; create table t (a int); create function f() returns trigger language plpgsql as 'begin return new; end'; create trigger tr before insert on t for each row execute function f();
-- change
alter trigger tr on t depends on extension citext;
-- differs: trigger public.t.tr depends_on_extension
-- only

-- case: trigger of a view
create view v as select 1 as a; create function f() returns trigger language plpgsql as 'begin return new; end';
-- change
create trigger tr instead of insert on v for each row execute function f();
-- differs: trigger public.v.tr of
-- differs: trigger public.v.tr definition
-- only

-- case: event trigger appears
create function f() returns event_trigger language plpgsql as 'begin end';
-- change
create event trigger e on ddl_command_end execute function f();
-- differs: event trigger e owner
-- differs: event trigger e event
-- differs: event trigger e function
-- only

-- case: event trigger's tags are changed
create function f() returns event_trigger language plpgsql as 'begin end'; create event trigger e on ddl_command_end when tag in ('CREATE TABLE') execute function f();
-- change
drop event trigger e; create event trigger e on ddl_command_end when tag in ('DROP TABLE') execute function f();
-- differs: event trigger e tags
-- only

-- case: event trigger is disabled
create function f() returns event_trigger language plpgsql as 'begin end'; create event trigger e on ddl_command_end execute function f();
-- change
alter event trigger e disable;
-- differs: event trigger e enabled
-- only

-- case: event trigger calls another function
create function f() returns event_trigger language plpgsql as 'begin end'; create function g() returns event_trigger language plpgsql as 'begin end'; create event trigger e on ddl_command_end execute function f();
-- change
drop event trigger e; create event trigger e on ddl_command_end execute function g();
-- differs: event trigger e function
-- only

-- case: event trigger gets another owner
create role catalogs_a superuser; create function f() returns event_trigger language plpgsql as 'begin end'; create event trigger e on ddl_command_end execute function f();
-- change
alter event trigger e owner to catalogs_a;
-- differs: event trigger e owner
-- only
-- cleanup
drop event trigger e; drop role catalogs_a;

-- case: event trigger at login
-- from: 17
create function f() returns event_trigger language plpgsql as 'begin end'; create event trigger e on ddl_command_end execute function f();
-- change
drop event trigger e; create event trigger e on login execute function f();
-- differs: event trigger e event
-- only

-- case: event trigger is commented
create function f() returns event_trigger language plpgsql as 'begin end'; create event trigger e on ddl_command_end execute function f();
-- change
comment on event trigger e is 'x';
-- differs: event trigger e comment
-- only

-- case: policy appears
create table t (a int);
-- change
create policy p on t;
-- differs: policy public.t.p of
-- differs: policy public.t.p roles
-- only

-- case: policy's condition is changed
create table t (a int); create policy p on t using (a > 0);
-- change
alter policy p on t using (a > 1);
-- differs: policy public.t.p using
-- only

-- case: policy's check is added
create table t (a int); create policy p on t using (a > 0);
-- change
alter policy p on t with check (a > 0);
-- differs: policy public.t.p check
-- only

-- case: policy's command is changed
create table t (a int); create policy p on t for select using (a > 0);
-- change
drop policy p on t; create policy p on t for delete using (a > 0);
-- differs: policy public.t.p command
-- only

-- case: policy becomes restrictive
create table t (a int); create policy p on t using (a > 0);
-- change
drop policy p on t; create policy p on t as restrictive using (a > 0);
-- differs: policy public.t.p restrictive
-- only

-- case: policy's roles are changed
create role catalogs_a; create table t (a int); create policy p on t using (a > 0);
-- change
alter policy p on t to catalogs_a;
-- differs: policy public.t.p roles
-- only
-- cleanup
drop table t; drop role catalogs_a;

-- case: policy is renamed
create table t (a int); create policy p on t;
-- change
alter policy p on t rename to q;
-- differs: policy public.t.p of
-- differs: policy public.t.q of

-- case: policy is commented
create table t (a int); create policy p on t;
-- change
comment on policy p on t is 'x';
-- differs: policy public.t.p comment
-- only

-- case: trigger made again is no change
create table t (a int, b int); create function f() returns trigger language plpgsql as 'begin return new; end'; create trigger tr before insert or update of b on t for each row when (new.a > 0) execute function f('x', 'y');
-- change
drop trigger tr on t; create trigger tr before update of b or insert on t for each row when (new.a > 0) execute procedure f('x', 'y');
-- same

-- case: trigger disabled and enabled is no change
create table t (a int); create function f() returns trigger language plpgsql as 'begin return new; end'; create trigger tr before insert on t for each row execute function f();
-- change
alter table t disable trigger tr; alter table t enable trigger tr;
-- same

-- case: event trigger's tags in another order are no change
create function f() returns event_trigger language plpgsql as 'begin end'; create event trigger e on ddl_command_end when tag in ('CREATE TABLE', 'DROP TABLE') execute function f();
-- change
drop event trigger e; create event trigger e on ddl_command_end when tag in ('DROP TABLE', 'CREATE TABLE') execute function f();
-- same

-- case: policy's roles after an altered role are no change
create role catalogs_a; create role catalogs_b; create table t (a int); create policy p on t to catalogs_a, catalogs_b;
-- change
alter role catalogs_a connection limit 5; alter role catalogs_a connection limit -1;
-- same
-- cleanup
drop table t; drop role catalogs_a; drop role catalogs_b;

-- case: policy's roles in another order are no change
create role catalogs_a; create role catalogs_b; create table t (a int); create policy p on t to catalogs_a, catalogs_b;
-- change
alter policy p on t to catalogs_b, catalogs_a;
-- same
-- cleanup
drop table t; drop role catalogs_a; drop role catalogs_b;

-- case: policy made again is no change
create table t (a int); create policy p on t for update to public using (a > 0) with check (a > 1);
-- change
drop policy p on t; create policy p on t for update using (a > 0) with check (a > 1);
-- same
