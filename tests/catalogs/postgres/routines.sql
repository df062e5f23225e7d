-- case: function appears
select 1;
-- change
create function f(a int, b text default 'x') returns int language sql as 'select 1';
-- differs: function public.f(integer, text) owner
-- differs: function public.f(integer, text) arguments
-- differs: function public.f(integer, text) returns
-- differs: function public.f(integer, text) language
-- differs: function public.f(integer, text) body
-- only

-- case: one overload goes away
create function f(a int) returns int language sql as 'select 1'; create function f(a text) returns int language sql as 'select 1';
-- change
drop function f(text);
-- differs: function public.f(text) owner
-- differs: function public.f(text) arguments
-- differs: function public.f(text) returns
-- differs: function public.f(text) language
-- differs: function public.f(text) body
-- only

-- case: body is changed
create function f() returns int language sql as 'select 1';
-- change
create or replace function f() returns int language sql as 'select 2';
-- differs: function public.f() body
-- only

-- case: body differs in spaces
create function f() returns int language sql as 'select 1';
-- change
create or replace function f() returns int language sql as 'select  1';
-- differs: function public.f() body
-- only

-- case: argument is renamed
create function f(a int) returns int language sql as 'select 1';
-- change
drop function f(int); create function f(b int) returns int language sql as 'select 1';
-- differs: function public.f(integer) arguments
-- only

-- case: argument's default is changed
create function f(a int default 1) returns int language sql as 'select 1';
-- change
create or replace function f(a int default 2) returns int language sql as 'select 1';
-- differs: function public.f(integer) arguments
-- only

-- case: argument becomes variadic
create function f(a int[]) returns int language sql as 'select 1';
-- change
drop function f(int[]); create function f(variadic a int[]) returns int language sql as 'select 1';
-- differs: function public.f(integer[]) arguments
-- only

-- case: result is changed
create function f() returns int language sql as 'select 1';
-- change
drop function f(); create function f() returns bigint language sql as 'select 1';
-- differs: function public.f() returns
-- only

-- case: result becomes a set
create function f() returns int language sql as 'select 1';
-- change
drop function f(); create function f() returns setof int language sql as 'select 1';
-- differs: function public.f() returns
-- only

-- case: result's columns are changed
create function f() returns table (a int) language sql as 'select 1';
-- change
drop function f(); create function f() returns table (b int) language sql as 'select 1';
-- differs: function public.f() returns
-- only

-- case: language is changed
create function f() returns int language sql as 'select 1';
-- change
create or replace function f() returns int language plpgsql as 'begin return 1; end';
-- differs: function public.f() language
-- differs: function public.f() body
-- only

-- case: volatility is changed
create function f() returns int language sql as 'select 1';
-- change
alter function f() immutable;
-- differs: function public.f() volatility
-- only

-- case: function becomes strict
create function f(a int) returns int language sql as 'select 1';
-- change
alter function f(int) strict;
-- differs: function public.f(integer) strict
-- only

-- case: function runs as its owner
create function f() returns int language sql as 'select 1';
-- change
alter function f() security definer;
-- differs: function public.f() security_definer
-- only

-- case: function becomes leakproof
create function f() returns int language sql as 'select 1';
-- change
alter function f() leakproof;
-- differs: function public.f() leakproof
-- only

-- case: function becomes safe for parallel use
create function f() returns int language sql as 'select 1';
-- change
alter function f() parallel safe;
-- differs: function public.f() parallel
-- only

-- case: cost is changed
create function f() returns int language sql as 'select 1';
-- change
alter function f() cost 5;
-- differs: function public.f() cost
-- only

-- case: rows are changed
create function f() returns setof int language sql as 'select 1';
-- change
alter function f() rows 5;
-- differs: function public.f() rows
-- only

-- case: support function is set
create function f(a int) returns setof int language sql as 'select 1';
-- change
alter function f(int) support generate_series_int4_support;
-- differs: function public.f(integer) support
-- only

-- case: setting is added
create function f() returns int language sql as 'select 1';
-- change
alter function f() set search_path = app, pg_temp;
-- differs: function public.f() settings
-- only

-- case: setting is changed
create function f() returns int language sql set work_mem = '1MB' as 'select 1';
-- change
alter function f() set work_mem = '2MB';
-- differs: function public.f() settings
-- only

-- case: function becomes a window function
create function f() returns bigint language internal immutable as 'window_row_number';
-- change
drop function f(); create function f() returns bigint language internal immutable window as 'window_row_number';
-- differs: function public.f() window
-- only

-- case: function is renamed
create function f() returns int language sql as 'select 1';
-- change
alter function f() rename to g;
-- differs: function public.f() body
-- differs: function public.g() body

-- case: function gets another owner
create role catalogs_a; create function f() returns int language sql as 'select 1';
-- change
alter function f() owner to catalogs_a;
-- differs: function public.f() owner
-- only
-- cleanup
drop function f(); drop role catalogs_a;

-- case: function is commented
create function f() returns int language sql as 'select 1';
-- change
comment on function f() is 'x';
-- differs: function public.f() comment
-- only

-- case: function depends on an extension
create extension citext; create function f() returns int language sql as 'select 1';
-- change
alter function f() depends on extension citext;
-- differs: function public.f() depends_on_extension
-- only

-- case: body in the standard's form is changed
-- from: 14
create table t (a int, b int); create function f() returns int language sql begin atomic select a from t; end;
-- change
create or replace function f() returns int language sql begin atomic select b from t; end;
-- differs: function public.f() body
-- only

-- case: body in the standard's form follows a rename
-- from: 14
create table t (a int); create function f() returns int language sql begin atomic select a from t; end;
-- change
alter table t rename a to b;
-- differs: function public.f() body

-- case: body in a string and in the standard's form are not the same
-- from: 14
create function f() returns int language sql as 'select 1';
-- change
create or replace function f() returns int language sql return 1;
-- differs: function public.f() body
-- only

-- case: procedure appears
select 1;
-- change
create procedure p(a int) language sql as 'select 1';
-- differs: procedure public.p(integer) owner
-- differs: procedure public.p(integer) arguments
-- differs: procedure public.p(integer) language
-- differs: procedure public.p(integer) body
-- only

-- case: procedure gets an argument that comes back
-- from: 14
create procedure p(a int) language plpgsql as 'begin end';
-- change
drop procedure p(int); create procedure p(inout a int) language plpgsql as 'begin end';
-- differs: procedure public.p(integer) arguments
-- only

-- case: function becomes a procedure
create function f() returns void language sql as 'select 1';
-- change
drop function f(); create procedure f() language sql as 'select 1';
-- differs: function public.f() body
-- differs: procedure public.f() body

-- case: procedure is commented
create procedure p() language sql as 'select 1';
-- change
comment on procedure p() is 'x';
-- differs: procedure public.p() comment
-- only

-- case: function gets a transform
create function from_sql(internal) returns internal language internal immutable as 'boolin'; create function to_sql(internal) returns int language internal immutable as 'boolin'; create transform for int language sql (from sql with function from_sql(internal), to sql with function to_sql(internal)); create function f(a int) returns int language sql as 'select 1';
-- change
create or replace function f(a int) returns int language sql transform for type int as 'select 1';
-- differs: function public.f(integer) transforms
-- only

-- case: function of a library gets another symbol
create function f(cstring) returns int language c strict as '$libdir/plpgsql', 'plpgsql_call_handler';
-- change
create or replace function f(cstring) returns int language c strict as '$libdir/plpgsql', 'plpgsql_validator';
-- differs: function public.f(cstring) body
-- only

-- case: aggregate appears
select 1;
-- change
create aggregate total(int) (sfunc = int4pl, stype = int);
-- differs: aggregate public.total(integer) owner
-- differs: aggregate public.total(integer) arguments
-- differs: aggregate public.total(integer) returns
-- differs: aggregate public.total(integer) transition_function
-- differs: aggregate public.total(integer) transition_type
-- only

-- case: aggregate's transition function is changed
create aggregate total(int) (sfunc = int4pl, stype = int);
-- change
drop aggregate total(int); create aggregate total(int) (sfunc = int4mul, stype = int);
-- differs: aggregate public.total(integer) transition_function
-- only

-- case: aggregate gets an initial value
create aggregate total(int) (sfunc = int4pl, stype = int);
-- change
drop aggregate total(int); create aggregate total(int) (sfunc = int4pl, stype = int, initcond = '0');
-- differs: aggregate public.total(integer) initial_value
-- only

-- case: aggregate gets a final function
create aggregate total(int) (sfunc = int4pl, stype = int);
-- change
drop aggregate total(int); create aggregate total(int) (sfunc = int4pl, stype = int, finalfunc = int4abs, finalfunc_extra = false, finalfunc_modify = shareable);
-- differs: aggregate public.total(integer) final_function
-- differs: aggregate public.total(integer) final_modify
-- only

-- case: aggregate gets a combine function
create aggregate total(int) (sfunc = int4pl, stype = int);
-- change
drop aggregate total(int); create aggregate total(int) (sfunc = int4pl, stype = int, combinefunc = int4pl, parallel = safe);
-- differs: aggregate public.total(integer) combine_function
-- differs: aggregate public.total(integer) parallel
-- only

-- case: aggregate gets state space
create aggregate total(int) (sfunc = int4pl, stype = int);
-- change
drop aggregate total(int); create aggregate total(int) (sfunc = int4pl, stype = int, sspace = 100);
-- differs: aggregate public.total(integer) transition_space
-- only

-- case: aggregate gets serial functions
create aggregate total(numeric) (sfunc = numeric_avg_accum, stype = internal, finalfunc = numeric_avg, combinefunc = numeric_avg_combine);
-- change
drop aggregate total(numeric); create aggregate total(numeric) (sfunc = numeric_avg_accum, stype = internal, finalfunc = numeric_avg, combinefunc = numeric_avg_combine, serialfunc = numeric_avg_serialize, deserialfunc = numeric_avg_deserialize);
-- differs: aggregate public.total(numeric) serial_function
-- differs: aggregate public.total(numeric) deserial_function
-- only

-- case: aggregate gets a moving form
create aggregate total(int) (sfunc = int4pl, stype = int);
-- change
drop aggregate total(int); create aggregate total(int) (sfunc = int4pl, stype = int, msfunc = int4pl, minvfunc = int4mi, mstype = int, msspace = 8, minitcond = '0', mfinalfunc = int4abs, mfinalfunc_modify = shareable);
-- differs: aggregate public.total(integer) moving_function
-- differs: aggregate public.total(integer) moving_inverse_function
-- differs: aggregate public.total(integer) moving_type
-- differs: aggregate public.total(integer) moving_space
-- differs: aggregate public.total(integer) moving_initial_value
-- differs: aggregate public.total(integer) moving_final_function
-- differs: aggregate public.total(integer) moving_final_modify
-- only

-- case: aggregate's moving form takes the arguments at the end too
create function last(int, int) returns int language sql as 'select 1'; create aggregate total(int) (sfunc = int4pl, stype = int, msfunc = int4pl, minvfunc = int4mi, mstype = int, mfinalfunc = int4abs);
-- change
drop aggregate total(int); create aggregate total(int) (sfunc = int4pl, stype = int, msfunc = int4pl, minvfunc = int4mi, mstype = int, mfinalfunc = last, mfinalfunc_extra);
-- differs: aggregate public.total(integer) moving_final_function
-- differs: aggregate public.total(integer) moving_final_extra
-- only

-- case: aggregate gets a sort operator
create aggregate least_of(int) (sfunc = int4smaller, stype = int);
-- change
drop aggregate least_of(int); create aggregate least_of(int) (sfunc = int4smaller, stype = int, sortop = <);
-- differs: aggregate public.least_of(integer) sort_operator
-- only

-- case: aggregate over an ordered set
select 1;
-- change
create aggregate pick(float8 order by anyelement) (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra);
-- differs: aggregate public.pick(double precision, anyelement) kind
-- differs: aggregate public.pick(double precision, anyelement) direct_arguments
-- differs: aggregate public.pick(double precision, anyelement) final_extra

-- case: aggregate is commented
create aggregate total(int) (sfunc = int4pl, stype = int);
-- change
comment on aggregate total(int) is 'x';
-- differs: aggregate public.total(integer) comment
-- only

-- case: function made again is no change
create function f(a int, out b int, inout c text default 'x') language plpgsql immutable strict cost 7 set work_mem = '1MB' set search_path = app as 'begin end';
-- change
drop function f; create function f(a int, out b int, inout c text default 'x') language plpgsql immutable strict cost 7 set work_mem = '1MB' set search_path = app as 'begin end';
-- same

-- case: settings in another order are no change
create function f() returns int language sql set work_mem = '1MB' set search_path = app as 'select 1';
-- change
alter function f() reset work_mem; alter function f() set work_mem = '1MB';
-- same

-- case: function renamed there and back is no change
create function f() returns int language sql as 'select 1';
-- change
alter function f() rename to g; alter function g() rename to f;
-- same

-- case: calling functions is no change
create function f() returns int language plpgsql as 'begin return 1; end';
-- change
select f();
-- same

-- case: body in the standard's form written otherwise is no change
-- from: 14
create table t (a int); create function f() returns int language sql begin atomic select a from t; end;
-- change
create or replace function f() returns int language sql begin atomic
	select t.a   from public.t;
end;
-- same

-- case: aggregate made again is no change
create aggregate total(int) (sfunc = int4pl, stype = int, initcond = '0');
-- change
drop aggregate total(int); create aggregate total(int) (stype = int, initcond = '0', sfunc = int4pl);
-- same
