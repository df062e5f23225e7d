-- case: sequence appears
select 1;
-- change
create sequence s;
-- differs: sequence public.s owner
-- only

-- case: sequence goes away
create sequence s;
-- change
drop sequence s;
-- differs: sequence public.s owner
-- only

-- case: type is changed
create sequence s;
-- change
alter sequence s as int;
-- differs: sequence public.s type
-- only

-- case: increment is changed
create sequence s;
-- change
alter sequence s increment 5;
-- differs: sequence public.s increment
-- only

-- case: minimum is changed
create sequence s start 10;
-- change
alter sequence s minvalue 0;
-- differs: sequence public.s minimum

-- case: maximum is changed
create sequence s;
-- change
alter sequence s maxvalue 1000;
-- differs: sequence public.s maximum
-- only

-- case: start is changed
create sequence s;
-- change
alter sequence s start 7;
-- differs: sequence public.s start
-- only

-- case: cache is changed
create sequence s;
-- change
alter sequence s cache 7;
-- differs: sequence public.s cache
-- only

-- case: cycle is changed
create sequence s;
-- change
alter sequence s cycle;
-- differs: sequence public.s cycle
-- only

-- case: sequence becomes unlogged
-- from: 15
create sequence s;
-- change
alter sequence s set unlogged;
-- differs: sequence public.s persistence
-- only

-- case: sequence is given to a column
create table t (a int); create sequence s;
-- change
alter sequence s owned by t.a;
-- differs: sequence public.s of
-- differs: sequence public.s owner
-- only

-- case: sequence is taken from its column
create table t (a serial);
-- change
alter sequence t_a_seq owned by none;
-- differs: sequence public.t_a_seq of
-- differs: sequence public.t_a_seq owner
-- only

-- case: sequence is given to another column
create table t (a int, b int); create sequence s owned by t.a;
-- change
alter sequence s owned by t.b;
-- differs: sequence public.s of
-- only

-- case: sequence is renamed
create table t (a serial);
-- change
alter sequence t_a_seq rename to s;
-- differs: sequence public.t_a_seq of
-- differs: sequence public.s of
-- differs: column public.t.a default

-- case: sequence gets another owner
create role catalogs_a; create sequence s;
-- change
alter sequence s owner to catalogs_a;
-- differs: sequence public.s owner
-- only
-- cleanup
drop sequence s; drop role catalogs_a;

-- case: sequence is commented
create sequence s;
-- change
comment on sequence s is 'x';
-- differs: sequence public.s comment
-- only

-- case: a serial column appears with its sequence
create table t (a int);
-- change
alter table t add b serial;
-- differs: column public.t.b type
-- differs: column public.t.b default
-- differs: column public.t.b not_null
-- differs: sequence public.t_b_seq of
-- differs: sequence public.t_b_seq type

-- case: nextval is no change
create sequence s;
-- change
select nextval('s') from generate_series(1, 100);
-- same

-- case: setval is no change
create sequence s;
-- change
select setval('s', 1000);
-- same

-- case: restart is no change
create sequence s;
-- change
alter sequence s restart with 55;
-- same

-- case: descending sequence told in full is no change
create sequence s increment -1; create sequence u as smallint increment -1;
-- change
drop sequence s; create sequence s increment by -1 minvalue -9223372036854775808 maxvalue -1 start -1 cache 1 no cycle; drop sequence u; create sequence u as smallint increment -1 minvalue -32768 maxvalue -1 start -1;
-- same

-- case: increment changed there and back is no change
create sequence s;
-- change
alter sequence s increment 5; alter sequence s increment 1;
-- same

-- case: serial dropped and made again is no change
create table t (a int, b serial);
-- change
alter table t drop b; alter table t add b serial;
-- same

-- case: owned by there and back is no change
create table t (a serial);
-- change
alter sequence t_a_seq owned by none; alter sequence t_a_seq owned by t.a;
-- same

-- case: unlogged and logged sequence is no change
-- from: 15
create sequence s;
-- change
alter sequence s set unlogged; alter sequence s set logged;
-- same
