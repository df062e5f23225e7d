-- case: view appears
create table t (a int);
-- change
create view v as select a from t;
-- differs: view public.v owner
-- differs: view public.v definition
-- differs: column public.v.a of
-- differs: column public.v.a position
-- differs: column public.v.a type
-- only

-- case: view goes away
create view v as select 1 as a;
-- change
drop view v;
-- differs: view public.v owner
-- differs: view public.v definition

-- case: view's text is changed
create table t (a int); create view v as select a from t;
-- change
create or replace view v as select a from t where a > 0;
-- differs: view public.v definition
-- only

-- case: view's text differs in a literal's case only
create view v as select 'x'::text as a;
-- change
create or replace view v as select 'X'::text as a;
-- differs: view public.v definition
-- only

-- case: view's text differs in a literal's spaces only
create view v as select 'a b'::text as a;
-- change
create or replace view v as select 'a  b'::text as a;
-- differs: view public.v definition
-- only

-- case: view's parentheses matter
create table t (a int, b int, c int); create view v as select a - (b - c) as d from t;
-- change
create or replace view v as select a - b - c as d from t;
-- differs: view public.v definition
-- only

-- case: view gets a column
create table t (a int, b int); create view v as select a from t;
-- change
create or replace view v as select a, b from t;
-- differs: view public.v definition
-- differs: column public.v.b type

-- case: view's column is renamed
create view v as select 1 as a;
-- change
alter view v rename column a to b;
-- differs: column public.v.a type
-- differs: column public.v.b type

-- case: view is renamed
create view v as select 1 as a;
-- change
alter view v rename to w;
-- differs: view public.v definition
-- differs: view public.w definition

-- case: view follows a renamed table
create table t (a int); create view v as select a from t;
-- change
alter table t rename to u;
-- differs: view public.v definition

-- case: view gets another owner
create role catalogs_a; create view v as select 1 as a;
-- change
alter view v owner to catalogs_a;
-- differs: view public.v owner
-- only
-- cleanup
drop view v; drop role catalogs_a;

-- case: view becomes a security barrier
create view v as select 1 as a;
-- change
alter view v set (security_barrier = true);
-- differs: view public.v options
-- only

-- case: view runs as its caller
-- from: 15
create view v as select 1 as a;
-- change
alter view v set (security_invoker = true);
-- differs: view public.v options
-- only

-- case: view checks what goes through it
create table t (a int); create view v as select a from t where a > 0;
-- change
create or replace view v as select a from t where a > 0 with local check option;
-- differs: view public.v options
-- only

-- case: view is commented
create view v as select 1 as a;
-- change
comment on view v is 'x';
-- differs: view public.v comment
-- only

-- case: materialized view appears
select 1;
-- change
create materialized view v as select 1 as a;
-- differs: materialized view public.v owner
-- differs: materialized view public.v definition
-- differs: column public.v.a of
-- differs: column public.v.a position
-- differs: column public.v.a type
-- only

-- case: view becomes a materialized view
create view v as select 1 as a;
-- change
drop view v; create materialized view v as select 1 as a;
-- differs: view public.v definition
-- differs: materialized view public.v definition
-- differs: column public.v.a of

-- case: materialized view is left empty
create materialized view v as select 1 as a;
-- change
refresh materialized view v with no data;
-- differs: materialized view public.v populated
-- only

-- case: materialized view's option is set
create materialized view v as select 1 as a;
-- change
alter materialized view v set (fillfactor = 70);
-- differs: materialized view public.v options
-- only

-- case: materialized view's toast option is set
create materialized view v as select 'x'::text as a;
-- change
alter materialized view v set (toast.autovacuum_enabled = false);
-- differs: materialized view public.v toast_options
-- only

-- case: materialized view is marked for cluster
create materialized view v as select 1 as a; create index ix on v (a);
-- change
alter materialized view v cluster on ix;
-- differs: materialized view public.v clustered_on
-- only

-- case: materialized view's column gets a statistics target
create materialized view v as select 1 as a;
-- change
alter materialized view v alter a set statistics 500;
-- differs: column public.v.a statistics
-- only

-- case: materialized view's access method is changed
-- from: 15
create access method heap2 type table handler heap_tableam_handler; create materialized view v as select 1 as a;
-- change
alter materialized view v set access method heap2;
-- differs: materialized view public.v access_method
-- only

-- case: materialized view is commented
create materialized view v as select 1 as a;
-- change
comment on materialized view v is 'x';
-- differs: materialized view public.v comment
-- only

-- case: materialized view depends on an extension
create extension citext; create materialized view v as select 1 as a;
-- change
alter materialized view v depends on extension citext;
-- differs: materialized view public.v depends_on_extension
-- only

-- case: rule appears
create table t (a int);
-- change
create rule r as on delete to t do instead nothing;
-- differs: rule public.t.r of
-- differs: rule public.t.r definition
-- only

-- case: rule is changed
create table t (a int); create rule r as on delete to t do instead nothing;
-- change
create or replace rule r as on delete to t where a > 0 do instead nothing;
-- differs: rule public.t.r definition
-- only

-- case: rule is disabled
create table t (a int); create rule r as on delete to t do instead nothing;
-- change
alter table t disable rule r;
-- differs: rule public.t.r enabled
-- only

-- case: rule is always on
create table t (a int); create rule r as on delete to t do instead nothing;
-- change
alter table t enable always rule r;
-- differs: rule public.t.r enabled
-- only

-- case: rule is commented
create table t (a int); create rule r as on delete to t do instead nothing;
-- change
comment on rule r on t is 'x';
-- differs: rule public.t.r comment
-- only

-- case: rule of a view
create view v as select 1 as a;
-- change
create rule r as on delete to v do instead nothing;
-- differs: rule public.v.r of
-- differs: rule public.v.r definition
-- only

-- case: extended statistics appear
create table t (a int, b int);
-- change
create statistics s on a, b from t;
-- differs: statistics public.s of
-- differs: statistics public.s owner
-- differs: statistics public.s definition
-- only

-- case: kinds of extended statistics are changed
create table t (a int, b int); create statistics s on a, b from t;
-- change
drop statistics s; create statistics s (ndistinct) on a, b from t;
-- differs: statistics public.s definition
-- only

-- case: extended statistics on an expression
-- from: 14
create table t (a int, b int); create statistics s on a, b from t;
-- change
drop statistics s; create statistics s on (a + 1), b from t;
-- differs: statistics public.s definition
-- only

-- case: extended statistics get a target
create table t (a int, b int); create statistics s on a, b from t;
-- change
alter statistics s set statistics 500;
-- differs: statistics public.s target
-- only

-- case: extended statistics get another owner
create role catalogs_a; create table t (a int, b int); create statistics s on a, b from t;
-- change
alter statistics s owner to catalogs_a;
-- differs: statistics public.s owner
-- only
-- cleanup
drop table t; drop role catalogs_a;

-- case: extended statistics are commented
create table t (a int, b int); create statistics s on a, b from t;
-- change
comment on statistics s is 'x';
-- differs: statistics public.s comment
-- only

-- case: view dropped and made again is no change
create table t (a int, b text); create view v as select a, upper(b) as b from t where a > 0; comment on view v is 'x';
-- change
drop view v; create view v as SELECT   A, Upper(B) as b FROM t WHERE (a > 0); comment on view v is 'x';
-- same

-- case: view made under another search_path is no change
create schema app; create table app.t (a int); create view v as select a from app.t;
-- change
drop view v; set search_path = app, public; create view public.v as select a from t;
-- same

-- case: view of everything made again after a column came and went is no change
create table t (a int, b int); create view v as select * from t;
-- change
alter table t add c int; alter table t drop c; create or replace view v as select * from t;
-- same

-- case: view follows a table renamed there and back, which is no change
create table t (a int); create view v as select a from t;
-- change
alter table t rename to u; alter table u rename to t;
-- same

-- case: refresh is no change
create table t (a int); create materialized view v as select a from t; create unique index ix on v (a); insert into t values (1);
-- change
refresh materialized view v; refresh materialized view concurrently v;
-- same

-- case: view's options in another order are no change
create table t (a int); create view v with (security_barrier = true, check_option = local) as select a from t;
-- change
alter view v reset (security_barrier); alter view v set (security_barrier = true);
-- same

-- case: rule disabled and enabled is no change
create table t (a int); create rule r as on delete to t do instead nothing;
-- change
alter table t disable rule r; alter table t enable rule r;
-- same

-- case: statistics made again are no change
create table t (a int, b int); create statistics s on a, b from t;
-- change
analyze t; drop statistics s; create statistics s on a, b from t;
-- same
