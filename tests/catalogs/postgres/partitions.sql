-- case: partition appears
create table p (a int) partition by range (a);
-- change
create table p1 partition of p for values from (1) to (10);
-- differs: table public.p1 owner
-- differs: table public.p1 partition_of
-- differs: table public.p1 partition_bound
-- differs: column public.p1.a inherited

-- case: partition's bound is changed
create table p (a int) partition by range (a); create table p1 partition of p for values from (1) to (10);
-- change
alter table p detach partition p1; alter table p attach partition p1 for values from (1) to (20);
-- differs: table public.p1 partition_bound

-- case: partition is detached
create table p (a int) partition by list (a); create table p1 (a int); alter table p attach partition p1 for values in (1);
-- change
alter table p detach partition p1;
-- differs: table public.p1 partition_of
-- differs: table public.p1 partition_bound
-- differs: column public.p1.a inherited
-- only

-- case: default partition appears
create table p (a int) partition by list (a);
-- change
create table p0 partition of p default;
-- differs: table public.p0 partition_bound

-- case: list bound holds another value
create table p (a text) partition by list (a); create table p1 (a text); alter table p attach partition p1 for values in ('x');
-- change
alter table p detach partition p1; alter table p attach partition p1 for values in ('x', 'y');
-- differs: table public.p1 partition_bound
-- only

-- case: hash partition's modulus is changed
create table p (a int) partition by hash (a); create table p1 (a int); alter table p attach partition p1 for values with (modulus 2, remainder 0);
-- change
alter table p detach partition p1; alter table p attach partition p1 for values with (modulus 4, remainder 0);
-- differs: table public.p1 partition_bound
-- only

-- case: partition key's strategy is changed
create table p (a int) partition by range (a);
-- change
drop table p; create table p (a int) partition by list (a);
-- differs: table public.p partition_key
-- only

-- case: partition key's column is changed
create table p (a int, b int) partition by range (a);
-- change
drop table p; create table p (a int, b int) partition by range (b);
-- differs: table public.p partition_key
-- only

-- case: partition key's operator class is changed
create table p (a text) partition by range (a);
-- change
drop table p; create table p (a text) partition by range (a text_pattern_ops);
-- differs: table public.p partition_key
-- only

-- case: partition key's expression is changed
create table p (a text) partition by range (lower(a));
-- change
drop table p; create table p (a text) partition by range (upper(a));
-- differs: table public.p partition_key
-- only

-- case: table becomes partitioned
create table p (a int);
-- change
drop table p; create table p (a int) partition by range (a);
-- differs: table public.p partition_key
-- only

-- case: partition left half detached
-- from: 14
create table p (a int) partition by list (a); create table p1 partition of p for values in (1);
-- change
update pg_inherits set inhdetachpending = true where inhrelid = 'p1'::regclass;
-- differs: table public.p1 detach_pending
-- only

-- case: index of the partitioned table appears on its partitions
create table p (a int) partition by list (a); create table p1 partition of p for values in (1);
-- change
create index ix on p (a);
-- differs: index public.ix definition
-- differs: index public.p1_a_idx definition
-- differs: index public.p1_a_idx partition_of

-- case: index on the partitioned table only is not valid
create table p (a int) partition by list (a); create table p1 partition of p for values in (1);
-- change
create index ix on only p (a);
-- differs: index public.ix definition
-- differs: index public.ix valid
-- differs: index public.ix of
-- only

-- case: partition's index is attached
create table p (a int) partition by list (a); create table p1 partition of p for values in (1); create index ix on only p (a); create index ix1 on p1 (a);
-- change
alter index ix attach partition ix1;
-- differs: index public.ix valid
-- differs: index public.ix1 partition_of
-- only

-- case: key of the partitioned table appears on its partitions
create table p (a int not null) partition by list (a); create table p1 partition of p for values in (1);
-- change
alter table p add constraint k primary key (a);
-- differs: constraint public.p.k definition
-- differs: constraint public.p1.p1_pkey definition
-- differs: constraint public.p1.p1_pkey parent
-- differs: constraint public.p1.p1_pkey inherited
-- differs: index public.p1_pkey partition_of

-- case: foreign key of the partitioned table appears on its partitions
create table o (a int primary key); create table p (a int) partition by list (a); create table p1 partition of p for values in (1);
-- change
alter table p add constraint k foreign key (a) references o;
-- differs: constraint public.p.k definition
-- differs: constraint public.p1.k definition
-- differs: constraint public.p1.k parent

-- case: foreign key towards a partitioned table is one
create table p (a int primary key) partition by list (a); create table p1 partition of p for values in (1); create table p2 partition of p for values in (2); create table t (a int);
-- change
alter table t add constraint k foreign key (a) references p;
-- differs: constraint public.t.k of
-- differs: constraint public.t.k type
-- differs: constraint public.t.k definition
-- only

-- case: foreign key towards a partitioned table is switched off on one partition
create table p (a int primary key) partition by list (a); create table p1 partition of p for values in (1); create table t (a int, constraint k foreign key (a) references p);
-- change
alter table p1 disable trigger all;
-- differs: constraint trigger public.t.k.RI_FKey_noaction_del on public.p1 enabled
-- differs: constraint trigger public.t.k.RI_FKey_noaction_del on public.p1 of

-- case: trigger of the partitioned table appears on its partitions
create table p (a int) partition by list (a); create table p1 partition of p for values in (1); create function f() returns trigger language plpgsql as 'begin return null; end';
-- change
create trigger tr after insert on p for each row execute function f();
-- differs: trigger public.p.tr definition
-- differs: trigger public.p1.tr parent

-- case: trigger is disabled on one partition only
create table p (a int) partition by list (a); create table p1 partition of p for values in (1); create function f() returns trigger language plpgsql as 'begin return null; end'; create trigger tr after insert on p for each row execute function f();
-- change
alter table p1 disable trigger tr;
-- differs: trigger public.p1.tr enabled
-- only

-- case: identity of a partitioned table
-- from: 17
create table p (a int not null) partition by list (a); create table p1 partition of p for values in (1);
-- change
alter table p alter a add generated always as identity;
-- differs: column public.p.a identity
-- differs: column public.p1.a identity
-- differs: sequence public.p_a_seq of

-- case: exclusion on a partitioned table
-- from: 17
create extension btree_gist; create table p (a int, b int4range) partition by list (a); create table p1 partition of p for values in (1);
-- change
alter table p add constraint k exclude using gist (a with =, b with &&);
-- differs: constraint public.p.k definition

-- case: partition made, dropped and made again is no change
create table p (a int, b timestamptz, primary key (a, b)) partition by range (b); create table p1 partition of p for values from ('2020-01-01 00:00+00') to ('2021-01-01 00:00+00');
-- change
drop table p1; create table p1 partition of p for values from ('2020-01-01 00:00+00') to ('2021-01-01 00:00+00');
-- same

-- case: a bound written in another time zone is no change
create table p (b timestamptz) partition by range (b); create table p1 partition of p for values from ('2020-01-01 00:00+00') to ('2021-01-01 00:00+00');
-- change
drop table p1; set timezone = 'Asia/Tokyo'; create table p1 partition of p for values from ('2020-01-01 09:00') to ('2021-01-01 09:00');
-- same

-- case: detached and attached is no change where everything is the partition's own
create table p (a int, constraint k check (a > 0)) partition by list (a); create table p1 (a int, constraint k check (a > 0)); alter table p attach partition p1 for values in (1);
-- change
alter table p detach partition p1; alter table p attach partition p1 for values in (1);
-- same

-- case: partitioned table with everything made again is no change
create table o (a int primary key); create table p (a int references o, b int default 3, check (b > 0), primary key (a)) partition by list (a); create table p1 partition of p for values in (1); create index ix on p (b);
-- change
drop table p; create table p (a int references o, b int default 3, check (b > 0), primary key (a)) partition by list (a); create table p1 partition of p for values in (1); create index ix on p (b);
-- same

-- case: partition added and dropped leaves a foreign key towards the table as it was
create table p (a int primary key) partition by list (a); create table p1 partition of p for values in (1); create table t (a int references p);
-- change
create table p2 partition of p for values in (2); alter table p detach partition p2; drop table p2;
-- same
