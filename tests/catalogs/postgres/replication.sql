-- case: publication appears
select 1;
-- change
create publication p;
-- differs: publication p owner
-- differs: publication p operations
-- only

-- case: publication of all tables
create publication p;
-- change
drop publication p; create publication p for all tables;
-- differs: publication p all_tables
-- only

-- case: publication's operations are changed
create publication p;
-- change
alter publication p set (publish = 'insert, update');
-- differs: publication p operations
-- only

-- case: publication goes through the root
create publication p;
-- change
alter publication p set (publish_via_partition_root = true);
-- differs: publication p via_root
-- only

-- case: publication holds generated columns
-- from: 18
create publication p;
-- change
alter publication p set (publish_generated_columns = stored);
-- differs: publication p generated_columns
-- only

-- case: publication gets another owner
create role catalogs_a superuser; create publication p;
-- change
alter publication p owner to catalogs_a;
-- differs: publication p owner
-- only
-- cleanup
drop publication p; drop role catalogs_a;

-- case: publication is commented
create publication p;
-- change
comment on publication p is 'x';
-- differs: publication p comment
-- only

-- case: table is published
create table t (a int); create publication p;
-- change
alter publication p add table t;
-- differs: publication table p: public.t of
-- only

-- case: table is published no longer
create table t (a int); create publication p for table t;
-- change
alter publication p drop table t;
-- differs: publication table p: public.t of
-- only

-- case: some rows are published
-- from: 15
create table t (a int); create publication p for table t;
-- change
alter publication p set table t where (a > 0);
-- differs: publication table p: public.t where
-- only

-- case: some columns are published
-- from: 15
create table t (a int, b int, c int); create publication p for table t;
-- change
alter publication p set table t (b, c);
-- differs: publication table p: public.t columns
-- only

-- case: schema is published
-- from: 15
create schema app; create publication p;
-- change
alter publication p add tables in schema app;
-- differs: publication schema p: app of
-- only

-- case: subscription appears
select 1;
-- change
create subscription catalogs_s connection 'host=a password=b' publication p with (connect = false, slot_name = none);
-- differs: subscription catalogs_s owner
-- differs: subscription catalogs_s enabled
-- differs: subscription catalogs_s connection
-- differs: subscription catalogs_s publications
-- cleanup
drop subscription catalogs_s;

-- case: subscription's connection is changed
create subscription catalogs_s connection 'host=a' publication p with (connect = false, slot_name = none);
-- change
alter subscription catalogs_s connection 'host=b';
-- differs: subscription catalogs_s connection
-- only
-- cleanup
drop subscription catalogs_s;

-- case: subscription's publications are changed
create subscription catalogs_s connection 'host=a' publication p with (connect = false, slot_name = none);
-- change
alter subscription catalogs_s set publication q with (refresh = false);
-- differs: subscription catalogs_s publications
-- only
-- cleanup
drop subscription catalogs_s;

-- case: subscription's commit is synchronous
create subscription catalogs_s connection 'host=a' publication p with (connect = false, slot_name = none);
-- change
alter subscription catalogs_s set (synchronous_commit = local);
-- differs: subscription catalogs_s synchronous_commit
-- only
-- cleanup
drop subscription catalogs_s;

-- case: subscription's slot is named
create subscription catalogs_s connection 'host=a' publication p with (connect = false, slot_name = none);
-- change
alter subscription catalogs_s set (slot_name = 'slot');
-- differs: subscription catalogs_s slot
-- only
-- cleanup
alter subscription catalogs_s set (slot_name = none); drop subscription catalogs_s;

-- case: subscription is binary and streaming
-- from: 14
create subscription catalogs_s connection 'host=a' publication p with (connect = false, slot_name = none, streaming = off);
-- change
alter subscription catalogs_s set (binary = true, streaming = on);
-- differs: subscription catalogs_s binary
-- differs: subscription catalogs_s streaming
-- only
-- cleanup
drop subscription catalogs_s;

-- case: subscription is disabled on an error
-- from: 15
create subscription catalogs_s connection 'host=a' publication p with (connect = false, slot_name = none);
-- change
alter subscription catalogs_s set (disable_on_error = true);
-- differs: subscription catalogs_s disable_on_error
-- only
-- cleanup
drop subscription catalogs_s;

-- case: subscription commits in two phases
-- from: 15
create subscription catalogs_s connection 'host=a' publication p with (connect = false, slot_name = none);
-- change
drop subscription catalogs_s; create subscription catalogs_s connection 'host=a' publication p with (connect = false, slot_name = none, two_phase = true);
-- differs: subscription catalogs_s two_phase
-- only
-- cleanup
drop subscription catalogs_s;

-- case: subscription parallel, from local origin only, as its owner, without a password
-- from: 16
create subscription catalogs_s connection 'host=a' publication p with (connect = false, slot_name = none);
-- change
alter subscription catalogs_s set (streaming = parallel, origin = none, run_as_owner = true, password_required = false);
-- differs: subscription catalogs_s origin
-- differs: subscription catalogs_s run_as_owner
-- differs: subscription catalogs_s password_required
-- cleanup
drop subscription catalogs_s;

-- case: subscription's slot fails over
-- from: 17
create subscription catalogs_s connection 'host=a' publication p with (connect = false, slot_name = none);
-- change
drop subscription catalogs_s; create subscription catalogs_s connection 'host=a' publication p with (connect = false, slot_name = none, failover = true);
-- differs: subscription catalogs_s failover
-- only
-- cleanup
drop subscription catalogs_s;

-- case: subscription is commented
create subscription catalogs_s connection 'host=a' publication p with (connect = false, slot_name = none);
-- change
comment on subscription catalogs_s is 'x';
-- differs: subscription catalogs_s comment
-- only
-- cleanup
drop subscription catalogs_s;

-- case: tables published in another order are no change
create table t (a int); create table u (a int); create publication p for table t, u;
-- change
alter publication p set table u, t;
-- same

-- case: columns published in another order are no change
-- from: 15
create table t (a int, b int); create publication p for table t (a, b) where (a > 0);
-- change
alter publication p set table t (b, a) where (a > 0);
-- same

-- case: publication made again is no change
create table t (a int); create publication p for table t;
-- change
drop publication p; create publication p for table t with (publish = 'truncate, delete, update, insert');
-- same

-- case: publications of a subscription in another order are no change
create subscription catalogs_s connection 'host=a' publication p, q with (connect = false, slot_name = none);
-- change
alter subscription catalogs_s set publication q, p with (refresh = false);
-- same
-- cleanup
drop subscription catalogs_s;

-- case: a subscription's skipped place is no change
-- from: 15
create subscription catalogs_s connection 'host=a' publication p with (connect = false, slot_name = none);
-- change
alter subscription catalogs_s skip (lsn = '0/1234');
-- same
-- cleanup
drop subscription catalogs_s;
