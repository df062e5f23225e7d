-- case: operator appears
select 1;
-- change
create operator === (leftarg = int, rightarg = int, function = int4eq, commutator = ===, restrict = eqsel, join = eqjoinsel, hashes, merges);
-- differs: operator public.===(integer, integer) owner
-- differs: operator public.===(integer, integer) function
-- differs: operator public.===(integer, integer) result
-- differs: operator public.===(integer, integer) commutator
-- differs: operator public.===(integer, integer) restrict
-- differs: operator public.===(integer, integer) join
-- differs: operator public.===(integer, integer) hashes
-- differs: operator public.===(integer, integer) merges
-- only

-- case: operator without a left argument appears
select 1;
-- change
create operator !! (rightarg = int, function = int4um);
-- differs: operator public.!!(none, integer) function

-- case: operator calls another function
create operator === (leftarg = int, rightarg = int, function = int4eq);
-- change
drop operator === (int, int); create operator === (leftarg = int, rightarg = int, function = int4ne);
-- differs: operator public.===(integer, integer) function
-- only

-- case: operator gets a negator
create operator === (leftarg = int, rightarg = int, function = int4eq);
-- change
create operator !== (leftarg = int, rightarg = int, function = int4ne, negator = ===);
-- differs: operator public.===(integer, integer) negator
-- differs: operator public.!==(integer, integer) negator

-- case: operator's estimator is taken away
create operator === (leftarg = int, rightarg = int, function = int4eq, restrict = eqsel);
-- change
alter operator === (int, int) set (restrict = none);
-- differs: operator public.===(integer, integer) restrict
-- only

-- case: operator is commented
create operator === (leftarg = int, rightarg = int, function = int4eq);
-- change
comment on operator === (int, int) is 'x';
-- differs: operator public.===(integer, integer) comment
-- only

-- case: operator class appears with its family
select 1;
-- change
create operator class ops for type int using btree as operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 btint4cmp(int, int);
-- differs: operator class public.ops using btree owner
-- differs: operator class public.ops using btree family
-- differs: operator class public.ops using btree type
-- differs: operator family public.ops using btree owner
-- differs: operator family public.ops using btree operators
-- differs: operator family public.ops using btree functions
-- only

-- case: operator class becomes the default
create type e as enum ('a'); create operator class ops for type e using brin as operator 1 < (anyenum, anyenum), storage int;
-- change
drop operator class ops using brin; create operator class ops default for type e using brin as operator 1 < (anyenum, anyenum), storage bigint;
-- differs: operator class public.ops using brin default
-- differs: operator class public.ops using brin stored_type
-- only

-- case: operator class is commented
create operator class ops for type int using hash as operator 1 =;
-- change
comment on operator class ops using hash is 'x';
-- differs: operator class public.ops using hash comment
-- only

-- case: operator family appears
select 1;
-- change
create operator family f using btree;
-- differs: operator family public.f using btree owner
-- only

-- case: operator is added to a family
create operator family f using btree;
-- change
alter operator family f using btree add operator 1 < (int, int), function 1 btint4cmp(int, int);
-- differs: operator family public.f using btree operators
-- differs: operator family public.f using btree functions
-- only

-- case: operator for sorting is added to a family
create operator family f using gist;
-- change
alter operator family f using gist add operator 15 <-> (point, point) for order by float_ops;
-- differs: operator family public.f using gist operators
-- only

-- case: function is added to a built-in family
create type e as enum ('a'); create function cmp(e, e) returns int language sql immutable as 'select 1'; create function lt(e, e) returns boolean language sql immutable as 'select true'; create operator <<< (leftarg = e, rightarg = e, function = lt);
-- change
alter operator family integer_ops using btree add operator 1 <<< (e, e), function 1 cmp(e, e);
-- differs: operator family pg_catalog.integer_ops using btree operators
-- differs: operator family pg_catalog.integer_ops using btree functions
-- only

-- case: operator family is commented
create operator family f using btree;
-- change
comment on operator family f using btree is 'x';
-- differs: operator family public.f using btree comment
-- only

-- case: cast appears
create type c as (a int); create function to_c(int) returns c language sql as 'select null::c';
-- change
create cast (int as c) with function to_c(int);
-- differs: cast (integer as public.c) method
-- differs: cast (integer as public.c) context
-- only

-- case: cast becomes implicit
create type c as (a int); create cast (c as text) with inout;
-- change
drop cast (c as text); create cast (c as text) with inout as implicit;
-- differs: cast (public.c as text) context
-- only

-- case: cast's method is changed
create type e as enum ('a'); create function to_e(text) returns e language sql as 'select null::e'; create cast (text as e) with inout;
-- change
drop cast (text as e); create cast (text as e) with function to_e(text);
-- differs: cast (text as public.e) method
-- only

-- case: cast is commented
create type c as (a int); create cast (c as text) with inout;
-- change
comment on cast (c as text) is 'x';
-- differs: cast (public.c as text) comment
-- only

-- case: transform appears
create function from_sql(internal) returns internal language internal immutable as 'boolin'; create function to_sql(internal) returns int language internal immutable as 'boolin';
-- change
create transform for int language sql (from sql with function from_sql(internal), to sql with function to_sql(internal));
-- differs: transform for integer language sql from_sql
-- differs: transform for integer language sql to_sql
-- only

-- case: transform loses a direction
create function from_sql(internal) returns internal language internal immutable as 'boolin'; create function to_sql(internal) returns int language internal immutable as 'boolin'; create transform for int language sql (from sql with function from_sql(internal), to sql with function to_sql(internal));
-- change
create or replace transform for int language sql (from sql with function from_sql(internal));
-- differs: transform for integer language sql to_sql
-- only

-- case: transform is commented
create function from_sql(internal) returns internal language internal immutable as 'boolin'; create transform for int language sql (from sql with function from_sql(internal));
-- change
comment on transform for int language sql is 'x';
-- differs: transform for integer language sql comment
-- only

-- case: access method appears
select 1;
-- change
create access method heap2 type table handler heap_tableam_handler;
-- differs: access method heap2 type
-- differs: access method heap2 handler
-- only

-- case: access method is commented
create access method bt2 type index handler bthandler;
-- change
comment on access method bt2 is 'x';
-- differs: access method bt2 comment
-- only

-- case: language appears
create function handle() returns language_handler language c as '$libdir/plpgsql', 'plpgsql_call_handler';
-- change
create language lang handler handle;
-- differs: language lang owner
-- differs: language lang handler
-- only

-- case: language becomes trusted
create function handle() returns language_handler language c as '$libdir/plpgsql', 'plpgsql_call_handler'; create language lang handler handle;
-- change
create or replace trusted language lang handler handle;
-- differs: language lang trusted
-- only

-- case: language gets an inline handler and a validator
create function handle() returns language_handler language c as '$libdir/plpgsql', 'plpgsql_call_handler'; create function inl(internal) returns void language c as '$libdir/plpgsql', 'plpgsql_inline_handler'; create function val(oid) returns void language c as '$libdir/plpgsql', 'plpgsql_validator'; create language lang handler handle;
-- change
create or replace language lang handler handle inline inl validator val;
-- differs: language lang inline
-- differs: language lang validator
-- only

-- case: language is commented
create function handle() returns language_handler language c as '$libdir/plpgsql', 'plpgsql_call_handler'; create language lang handler handle;
-- change
comment on language lang is 'x';
-- differs: language lang comment
-- only

-- case: operators and casts made again are no change
create operator === (leftarg = int, rightarg = int, function = int4eq, hashes); create operator class ops for type int using btree as operator 1 <, operator 3 =, function 1 btint4cmp(int, int); create type c as (a int); create cast (c as text) with inout;
-- change
drop operator === (int, int); create operator === (hashes, function = int4eq, rightarg = int, leftarg = int); drop operator family ops using btree cascade; create operator class ops for type int using btree as function 1 btint4cmp(int, int), operator 3 =, operator 1 <; drop type c cascade; create type c as (a int); create cast (c as text) with inout;
-- same

-- case: language made again is no change
create function handle() returns language_handler language c as '$libdir/plpgsql', 'plpgsql_call_handler'; create language lang handler handle;
-- change
drop language lang; create or replace language lang handler handle;
-- same
