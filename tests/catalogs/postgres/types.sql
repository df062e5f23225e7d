-- case: enum appears
select 1;
-- change
create type e as enum ('a', 'b');
-- differs: enum public.e owner
-- differs: enum public.e labels
-- only

-- case: enum without labels appears
select 1;
-- change
create type e as enum ();
-- differs: enum public.e owner
-- differs: enum public.e labels
-- only

-- case: label is added
-- no-transaction
create type e as enum ('a', 'b');
-- change
alter type e add value 'c';
-- differs: enum public.e labels
-- only

-- case: label is added in between
-- no-transaction
create type e as enum ('a', 'b');
-- change
alter type e add value 'c' before 'b';
-- differs: enum public.e labels
-- only

-- case: label is renamed
create type e as enum ('a', 'b');
-- change
alter type e rename value 'a' to 'c';
-- differs: enum public.e labels
-- only

-- case: labels change places
create type e as enum ('a', 'b');
-- change
drop type e; create type e as enum ('b', 'a');
-- differs: enum public.e labels
-- only

-- case: labels with commas are told apart
create type e as enum ('a, b');
-- change
drop type e; create type e as enum ('a', 'b');
-- differs: enum public.e labels
-- only

-- case: enum is renamed and its columns with it
create type e as enum ('a'); create table t (a e);
-- change
alter type e rename to g;
-- differs: enum public.e labels
-- differs: enum public.g labels
-- differs: column public.t.a type

-- case: enum's label is renamed in a default
create type e as enum ('a'); create table t (a e default 'a');
-- change
alter type e rename value 'a' to 'b';
-- differs: enum public.e labels
-- differs: column public.t.a default
-- only

-- case: enum gets another owner
create role catalogs_a; create type e as enum ('a');
-- change
alter type e owner to catalogs_a;
-- differs: enum public.e owner
-- only
-- cleanup
drop type e; drop role catalogs_a;

-- case: enum is commented
create type e as enum ('a');
-- change
comment on type e is 'x';
-- differs: enum public.e comment
-- only

-- case: composite type appears
select 1;
-- change
create type c as (a int, b text);
-- differs: composite type public.c owner
-- differs: attribute public.c.a of
-- differs: attribute public.c.a position
-- differs: attribute public.c.a type
-- differs: attribute public.c.b of
-- differs: attribute public.c.b position
-- differs: attribute public.c.b type
-- only

-- case: composite type without attributes appears
select 1;
-- change
create type c as ();
-- differs: composite type public.c owner
-- only

-- case: attribute is added
create type c as (a int);
-- change
alter type c add attribute b text;
-- differs: attribute public.c.b of
-- differs: attribute public.c.b position
-- differs: attribute public.c.b type
-- only

-- case: attribute's type is changed
create type c as (a int);
-- change
alter type c alter attribute a type bigint;
-- differs: attribute public.c.a type
-- only

-- case: attribute's collation is changed
create type c as (a text);
-- change
alter type c alter attribute a type text collate "C";
-- differs: attribute public.c.a collation
-- only

-- case: attribute is renamed
create type c as (a int);
-- change
alter type c rename attribute a to b;
-- differs: attribute public.c.a type
-- differs: attribute public.c.b type

-- case: attributes change places
create type c as (a int, b int);
-- change
drop type c; create type c as (b int, a int);
-- differs: attribute public.c.a position
-- differs: attribute public.c.b position
-- only

-- case: attribute is commented
create type c as (a int);
-- change
comment on column c.a is 'x';
-- differs: attribute public.c.a comment
-- only

-- case: composite type is commented
create type c as (a int);
-- change
comment on type c is 'x';
-- differs: composite type public.c comment
-- only

-- case: domain appears
select 1;
-- change
create domain d as int;
-- differs: domain public.d owner
-- differs: domain public.d type
-- only

-- case: domain's type is changed
create domain d as varchar(10);
-- change
drop domain d; create domain d as varchar(20);
-- differs: domain public.d type
-- only

-- case: domain becomes not null
create domain d as int;
-- change
alter domain d set not null;
-- differs: domain public.d not_null
-- only

-- case: domain's NOT NULL has a name of its own
-- from: 17
create domain d as int not null;
-- change
alter domain d drop not null; alter domain d add constraint must not null;
-- differs: constraint public.d.must definition

-- case: domain's default is changed
create domain d as int default 1;
-- change
alter domain d set default 2;
-- differs: domain public.d default
-- only

-- case: domain's collation is changed
create domain d as text;
-- change
drop domain d; create domain d as text collate "C";
-- differs: domain public.d collation
-- only

-- case: domain's check appears
create domain d as int;
-- change
alter domain d add constraint k check (value > 0);
-- differs: constraint public.d.k of
-- differs: constraint public.d.k type
-- differs: constraint public.d.k definition
-- only

-- case: domain's check is changed
create domain d as int constraint k check (value > 0);
-- change
alter domain d drop constraint k; alter domain d add constraint k check (value > 1);
-- differs: constraint public.d.k definition
-- only

-- case: domain's check is validated
create domain d as int; alter domain d add constraint k check (value > 0) not valid;
-- change
alter domain d validate constraint k;
-- differs: constraint public.d.k valid
-- only

-- case: domain's check is commented
create domain d as int constraint k check (value > 0);
-- change
comment on constraint k on domain d is 'x';
-- differs: constraint public.d.k comment
-- only

-- case: domain is commented
create domain d as int;
-- change
comment on domain d is 'x';
-- differs: domain public.d comment
-- only

-- case: range type appears
select 1;
-- change
create type r as range (subtype = float8);
-- differs: range type public.r owner
-- differs: range type public.r subtype

-- case: range's subtype is changed
create type r as range (subtype = float8);
-- change
drop type r; create type r as range (subtype = float4);
-- differs: range type public.r subtype
-- only

-- case: range's difference function is changed
create type r as range (subtype = float8);
-- change
drop type r; create type r as range (subtype = float8, subtype_diff = float8mi);
-- differs: range type public.r subtype_diff
-- only

-- case: range's operator class is changed
create type r as range (subtype = text);
-- change
drop type r; create type r as range (subtype = text, subtype_opclass = text_pattern_ops);
-- differs: range type public.r operator_class
-- only

-- case: range's collation is changed
create type r as range (subtype = text);
-- change
drop type r; create type r as range (subtype = text, collation = "C");
-- differs: range type public.r collation
-- only

-- case: range's canonical function is set
create type r;
-- change
create function canon(r) returns r language internal immutable strict as 'int4range_canonical'; create type r as range (subtype = int4, canonical = canon);
-- differs: range type public.r canonical
-- differs: base type public.r defined

-- case: range's multirange is renamed
-- from: 14
create type r as range (subtype = float8);
-- change
drop type r; create type r as range (subtype = float8, multirange_type_name = many);
-- differs: range type public.r multirange
-- only

-- case: range type is commented
create type r as range (subtype = float8);
-- change
comment on type r is 'x';
-- differs: range type public.r comment
-- only

-- case: shell type appears
select 1;
-- change
create type b;
-- differs: base type public.b owner
-- differs: base type public.b defined
-- only

-- case: shell type is filled in
create type b; create function b_in(cstring) returns b language internal immutable strict as 'int4in'; create function b_out(b) returns cstring language internal immutable strict as 'int4out';
-- change
create type b (input = b_in, output = b_out, like = int4);
-- differs: base type public.b defined
-- differs: base type public.b input
-- differs: base type public.b output
-- differs: base type public.b length
-- differs: base type public.b by_value
-- differs: base type public.b alignment
-- differs: base type public.b storage

-- case: base type gets optional functions
create type b; create function b_in(cstring) returns b language internal immutable strict as 'varcharin'; create function b_out(b) returns cstring language internal immutable strict as 'varcharout'; create function b_recv(internal) returns b language internal immutable strict as 'varcharrecv'; create function b_send(b) returns bytea language internal immutable strict as 'varcharsend'; create function b_modin(cstring[]) returns int language internal immutable strict as 'varchartypmodin'; create function b_modout(int) returns cstring language internal immutable strict as 'varchartypmodout'; create type b (input = b_in, output = b_out);
-- change
alter type b set (receive = b_recv, send = b_send, typmod_in = b_modin, typmod_out = b_modout, analyze = array_typanalyze, storage = external);
-- differs: base type public.b receive
-- differs: base type public.b send
-- differs: base type public.b modifier_input
-- differs: base type public.b modifier_output
-- differs: base type public.b analyze
-- differs: base type public.b storage
-- only

-- case: base type's subscripts work like an array's
-- from: 14
create type b; create function b_in(cstring) returns b language internal immutable strict as 'int4in'; create function b_out(b) returns cstring language internal immutable strict as 'int4out'; create type b (input = b_in, output = b_out, like = name);
-- change
create type b2; create function b2_in(cstring) returns b2 language internal immutable strict as 'namein'; create function b2_out(b2) returns cstring language internal immutable strict as 'nameout'; create type b2 (input = b2_in, output = b2_out, like = name, element = "char", subscript = raw_array_subscript_handler);
-- differs: base type public.b2 subscript
-- differs: base type public.b2 element

-- case: base type's category, preference, delimiter, default and collation are told
create type b; create function b_in(cstring) returns b language internal immutable strict as 'varcharin'; create function b_out(b) returns cstring language internal immutable strict as 'varcharout';
-- change
create type b (input = b_in, output = b_out, category = 'S', preferred = true, delimiter = ';', default = 'x', collatable = true);
-- differs: base type public.b category
-- differs: base type public.b preferred
-- differs: base type public.b delimiter
-- differs: base type public.b default
-- differs: base type public.b collatable

-- case: enum made again is no change
create type e as enum ('a', 'b'); create table t (a e default 'a', b e[]);
-- change
drop table t; drop type e; create type e as enum ('a', 'b'); create table t (a e default 'a', b e[]);
-- same

-- case: enum whose labels came one by one is no change
-- no-transaction
create type e as enum ('a', 'b', 'c');
-- change
drop type e;
create type e as enum ('a', 'c');
alter type e add value 'b' before 'c';
-- same

-- case: label renamed there and back is no change
create type e as enum ('a'); create table t (a e default 'a');
-- change
alter type e rename value 'a' to 'b'; alter type e rename value 'b' to 'a';
-- same

-- case: attribute added and dropped is no change
create type c as (a int, b int);
-- change
alter type c add attribute d int; alter type c drop attribute d;
-- same

-- case: domain made again is no change
create domain d as int default 3 not null check (value > 0);
-- change
drop domain d; create domain d as int not null default 3 check (value > 0);
-- same

-- case: domain's not null there and back is no change
create domain d as int not null;
-- change
alter domain d drop not null; alter domain d set not null;
-- same

-- case: range made again is no change
create type r as range (subtype = float8, subtype_diff = float8mi);
-- change
drop type r; create type r as range (subtype_diff = float8mi, subtype = float8);
-- same

-- case: the types behind a table are no facts of their own
create table t (a int);
-- change
drop table t; create table t (a int); create table u (); drop table u;
-- same
