-- case: wrapper appears
select 1;
-- change
create foreign data wrapper w options (debug 'true');
-- differs: foreign data wrapper w owner
-- differs: foreign data wrapper w options
-- only

-- case: wrapper's handler and validator are set
create extension postgres_fdw; create foreign data wrapper w;
-- change
alter foreign data wrapper w handler postgres_fdw_handler validator postgres_fdw_validator;
-- differs: foreign data wrapper w handler
-- differs: foreign data wrapper w validator
-- only

-- case: wrapper is commented
create foreign data wrapper w;
-- change
comment on foreign data wrapper w is 'x';
-- differs: foreign data wrapper w comment
-- only

-- case: server appears
create foreign data wrapper w;
-- change
create server s type 'db' version '1' foreign data wrapper w options (host 'a');
-- differs: server s owner
-- differs: server s wrapper
-- differs: server s type
-- differs: server s version
-- differs: server s options
-- only

-- case: server's version is changed
create foreign data wrapper w; create server s version '1' foreign data wrapper w;
-- change
alter server s version '2';
-- differs: server s version
-- only

-- case: server's option is changed
create foreign data wrapper w; create server s foreign data wrapper w options (host 'a');
-- change
alter server s options (set host 'b');
-- differs: server s options
-- only

-- case: server gets another owner
create role catalogs_a superuser; create foreign data wrapper w; create server s foreign data wrapper w;
-- change
alter server s owner to catalogs_a;
-- differs: server s owner
-- only
-- cleanup
drop foreign data wrapper w cascade; drop role catalogs_a;

-- case: server is commented
create foreign data wrapper w; create server s foreign data wrapper w;
-- change
comment on server s is 'x';
-- differs: server s comment
-- only

-- case: user mapping appears
create foreign data wrapper w; create server s foreign data wrapper w;
-- change
create user mapping for postgres server s options (user 'a');
-- differs: user mapping of postgres on s of
-- differs: user mapping of postgres on s options
-- only

-- case: user mapping of everybody appears
create foreign data wrapper w; create server s foreign data wrapper w;
-- change
create user mapping for public server s;
-- differs: user mapping of public on s of
-- only

-- case: user mapping's password is changed
create foreign data wrapper w; create server s foreign data wrapper w; create user mapping for postgres server s options (user 'a', password 'b');
-- change
alter user mapping for postgres server s options (set password 'c');
-- differs: user mapping of postgres on s options
-- only

-- case: foreign table appears
create foreign data wrapper w; create server s foreign data wrapper w;
-- change
create foreign table t (a int options (x 'y') check (a > 0)) server s options (name 't');
-- differs: foreign table public.t owner
-- differs: foreign table public.t server
-- differs: foreign table public.t fdw_options
-- differs: column public.t.a of
-- differs: column public.t.a position
-- differs: column public.t.a type
-- differs: column public.t.a fdw_options
-- differs: constraint public.t.t_a_check of
-- differs: constraint public.t.t_a_check type
-- differs: constraint public.t.t_a_check definition
-- only

-- case: foreign table's option is changed
create foreign data wrapper w; create server s foreign data wrapper w; create foreign table t (a int) server s options (name 't');
-- change
alter foreign table t options (set name 'u');
-- differs: foreign table public.t fdw_options
-- only

-- case: foreign table's column option is changed
create foreign data wrapper w; create server s foreign data wrapper w; create foreign table t (a int options (x 'y')) server s;
-- change
alter foreign table t alter a options (set x 'z');
-- differs: column public.t.a fdw_options
-- only

-- case: foreign table is commented
create foreign data wrapper w; create server s foreign data wrapper w; create foreign table t (a int) server s;
-- change
comment on foreign table t is 'x';
-- differs: foreign table public.t comment
-- only

-- case: foreign table is a partition
create foreign data wrapper w; create server s foreign data wrapper w; create table p (a int) partition by list (a);
-- change
create foreign table p1 partition of p for values in (1) server s;
-- differs: foreign table public.p1 partition_of
-- differs: foreign table public.p1 partition_bound

-- case: foreign options in another order are no change
create foreign data wrapper w options (a '1', b '2'); create server s foreign data wrapper w options (a '1', b '2'); create user mapping for postgres server s options (user '1', password '2'); create foreign table t (c int options (a '1', b '2')) server s options (a '1', b '2');
-- change
alter foreign data wrapper w options (drop a); alter foreign data wrapper w options (add a '1'); alter server s options (drop a); alter server s options (add a '1'); alter user mapping for postgres server s options (drop user); alter user mapping for postgres server s options (add user '1'); alter foreign table t options (drop a); alter foreign table t options (add a '1'); alter foreign table t alter c options (drop a); alter foreign table t alter c options (add a '1');
-- same

-- case: foreign data made again is no change
create foreign data wrapper w; create server s foreign data wrapper w options (host 'a'); create user mapping for public server s options (user 'a', password 'b'); create foreign table t (a int) server s;
-- change
drop foreign data wrapper w cascade; create foreign data wrapper w; create server s foreign data wrapper w options (host 'a'); create user mapping for public server s options (user 'a', password 'b'); create foreign table t (a int) server s;
-- same
