-- case: primary key is added
create table t (a int not null);
-- change
alter table t add primary key (a);
-- differs: constraint public.t.t_pkey of
-- differs: constraint public.t.t_pkey type
-- differs: constraint public.t.t_pkey definition
-- differs: index public.t_pkey of
-- only

-- case: primary key goes away
create table t (a int not null, constraint k primary key (a));
-- change
alter table t drop constraint k;
-- differs: constraint public.t.k definition
-- differs: index public.k of

-- case: primary key gets another column
create table t (a int not null, b int not null, constraint k primary key (a));
-- change
alter table t drop constraint k; alter table t add constraint k primary key (b);
-- differs: constraint public.t.k definition
-- only

-- case: order of a key's columns is changed
create table t (a int, b int, constraint k unique (a, b));
-- change
alter table t drop constraint k; alter table t add constraint k unique (b, a);
-- differs: constraint public.t.k definition
-- only

-- case: key's included columns are changed
create table t (a int, b int, constraint k unique (a));
-- change
alter table t drop constraint k; alter table t add constraint k unique (a) include (b);
-- differs: constraint public.t.k definition
-- only

-- case: nulls become alike in a unique key
-- from: 15
create table t (a int, constraint k unique (a));
-- change
alter table t drop constraint k; alter table t add constraint k unique nulls not distinct (a);
-- differs: constraint public.t.k definition
-- only

-- case: unique key becomes a primary key
create table t (a int not null, constraint k unique (a));
-- change
alter table t drop constraint k; alter table t add constraint k primary key (a);
-- differs: constraint public.t.k type
-- differs: constraint public.t.k definition
-- only

-- case: unique key becomes deferrable
create table t (a int, constraint k unique (a));
-- change
alter table t drop constraint k; alter table t add constraint k unique (a) deferrable;
-- differs: constraint public.t.k deferrable
-- only

-- case: constraint is renamed
create table t (a int, constraint k check (a > 0));
-- change
alter table t rename constraint k to l;
-- differs: constraint public.t.k definition
-- differs: constraint public.t.l definition

-- case: check is added
create table t (a int);
-- change
alter table t add constraint k check (a > 0);
-- differs: constraint public.t.k of
-- differs: constraint public.t.k type
-- differs: constraint public.t.k definition
-- only

-- case: check without a column is added
create table t (a int);
-- change
alter table t add constraint k check (current_setting('x', true) is null);
-- differs: constraint public.t.k definition

-- case: check's expression is changed
create table t (a int, constraint k check (a > 0));
-- change
alter table t drop constraint k; alter table t add constraint k check (a > 1);
-- differs: constraint public.t.k definition
-- only

-- case: check is not validated
create table t (a int, constraint k check (a > 0));
-- change
alter table t drop constraint k; alter table t add constraint k check (a > 0) not valid;
-- differs: constraint public.t.k valid
-- only

-- case: check is validated
create table t (a int); alter table t add constraint k check (a > 0) not valid;
-- change
alter table t validate constraint k;
-- differs: constraint public.t.k valid
-- only

-- case: check is not inherited
create table t (a int, constraint k check (a > 0));
-- change
alter table t drop constraint k; alter table t add constraint k check (a > 0) no inherit;
-- differs: constraint public.t.k no_inherit
-- only

-- case: words in a literal at the end of a check stay
create table t (a text); alter table t add constraint k check (a <> ' NOT VALID') not valid;
-- change
alter table t drop constraint k; alter table t add constraint k check (a <> ' NO INHERIT') not valid;
-- differs: constraint public.t.k definition
-- only

-- case: check comes from the parent
create table p (a int); create table t () inherits (p);
-- change
alter table p add constraint k check (a > 0);
-- differs: constraint public.p.k definition
-- differs: constraint public.t.k definition
-- differs: constraint public.t.k inherited

-- case: inherited check becomes the child's own too
create table p (a int, constraint k check (a > 0)); create table t () inherits (p);
-- change
alter table t add constraint k check (a > 0);
-- differs: constraint public.t.k inherited
-- only

-- case: foreign key is added
create table p (a int primary key); create table t (a int);
-- change
alter table t add constraint k foreign key (a) references p;
-- differs: constraint public.t.k of
-- differs: constraint public.t.k type
-- differs: constraint public.t.k definition
-- only

-- case: foreign key gets an action on delete
create table p (a int primary key); create table t (a int, constraint k foreign key (a) references p);
-- change
alter table t drop constraint k; alter table t add constraint k foreign key (a) references p on delete cascade;
-- differs: constraint public.t.k definition
-- only

-- case: foreign key gets an action on update
create table p (a int primary key); create table t (a int, constraint k foreign key (a) references p);
-- change
alter table t drop constraint k; alter table t add constraint k foreign key (a) references p on update set null;
-- differs: constraint public.t.k definition
-- only

-- case: foreign key sets only some columns to null
-- from: 15
create table p (a int, b int, primary key (a, b)); create table t (a int, b int, constraint k foreign key (a, b) references p on delete set null);
-- change
alter table t drop constraint k; alter table t add constraint k foreign key (a, b) references p on delete set null (b);
-- differs: constraint public.t.k definition
-- only

-- case: foreign key matches in full
create table p (a int, b int, primary key (a, b)); create table t (a int, b int, constraint k foreign key (a, b) references p);
-- change
alter table t drop constraint k; alter table t add constraint k foreign key (a, b) references p match full;
-- differs: constraint public.t.k definition
-- only

-- case: foreign key points elsewhere
create table p (a int primary key); create table q (a int primary key); create table t (a int, constraint k foreign key (a) references p);
-- change
alter table t drop constraint k; alter table t add constraint k foreign key (a) references q;
-- differs: constraint public.t.k definition
-- only

-- case: foreign key becomes deferrable
create table p (a int primary key); create table t (a int, constraint k foreign key (a) references p);
-- change
alter table t alter constraint k deferrable;
-- differs: constraint public.t.k deferrable
-- only

-- case: foreign key becomes initially deferred
create table p (a int primary key); create table t (a int, constraint k foreign key (a) references p deferrable);
-- change
alter table t alter constraint k deferrable initially deferred;
-- differs: constraint public.t.k deferrable
-- only

-- case: foreign key is validated
create table p (a int primary key); create table t (a int); alter table t add constraint k foreign key (a) references p not valid;
-- change
alter table t validate constraint k;
-- differs: constraint public.t.k valid
-- only

-- case: foreign key leans on another unique index
create table p (a int primary key, b int, constraint u unique (b)); create table t (a int, constraint k foreign key (a) references p (b));
-- change
alter table p add constraint v unique (b); alter table t drop constraint k; alter table p drop constraint u; alter table t add constraint k foreign key (a) references p (b);
-- differs: constraint public.t.k index

-- case: foreign key is not enforced
-- from: 18
create table p (a int primary key); create table t (a int, constraint k foreign key (a) references p);
-- change
alter table t alter constraint k not enforced;
-- differs: constraint public.t.k enforced
-- differs: constraint public.t.k valid
-- only

-- case: check is not enforced
-- from: 18
create table t (a int, constraint k check (a > 0));
-- change
alter table t drop constraint k; alter table t add constraint k check (a > 0) not enforced;
-- differs: constraint public.t.k enforced

-- case: key without overlaps
-- from: 18
create extension btree_gist; create table t (a int, b tsrange, constraint k primary key (a, b));
-- change
alter table t drop constraint k; alter table t add constraint k primary key (a, b without overlaps);
-- differs: constraint public.t.k definition

-- case: foreign key with a period
-- from: 18
create extension btree_gist; create table p (a int, b tsrange, primary key (a, b without overlaps)); create table t (a int, b tsrange);
-- change
alter table t add constraint k foreign key (a, period b) references p (a, period b);
-- differs: constraint public.t.k definition

-- case: exclusion is added
create table t (a int4range);
-- change
alter table t add constraint k exclude using gist (a with &&);
-- differs: constraint public.t.k type
-- differs: constraint public.t.k definition
-- differs: index public.k of

-- case: exclusion's operator is changed
create table t (a int4range, constraint k exclude using gist (a with &&));
-- change
alter table t drop constraint k; alter table t add constraint k exclude using gist (a with =);
-- differs: constraint public.t.k definition
-- only

-- case: exclusion's predicate is changed
create table t (a int4range, b int, constraint k exclude using gist (a with &&));
-- change
alter table t drop constraint k; alter table t add constraint k exclude using gist (a with &&) where (b > 0);
-- differs: constraint public.t.k definition
-- only

-- case: constraint trigger is a constraint too
create table t (a int); create function f() returns trigger language plpgsql as 'begin return null; end';
-- change
create constraint trigger k after insert on t deferrable initially deferred for each row execute function f();
-- differs: constraint public.t.k type
-- differs: constraint public.t.k deferrable
-- differs: trigger public.t.k definition

-- case: constraint is commented
create table t (a int, constraint k check (a > 0));
-- change
comment on constraint k on t is 'x';
-- differs: constraint public.t.k comment
-- only

-- case: comment of a table's index is not the constraint's
create table t (a int, constraint k unique (a));
-- change
comment on index k is 'x';
-- differs: index public.k comment
-- only

-- case: a foreign key's triggers are disabled on the referencing table
create table p (a int primary key); create table t (a int, constraint k foreign key (a) references p);
-- change
alter table t disable trigger all;
-- differs: constraint trigger public.t.k.RI_FKey_check_ins on public.t enabled
-- differs: constraint trigger public.t.k.RI_FKey_check_ins on public.t of
-- differs: constraint trigger public.t.k.RI_FKey_check_upd on public.t enabled
-- differs: constraint trigger public.t.k.RI_FKey_check_upd on public.t of
-- only

-- case: a foreign key's triggers are disabled on the referenced table
create table p (a int primary key); create table t (a int, constraint k foreign key (a) references p on delete cascade);
-- change
alter table p disable trigger all;
-- differs: constraint trigger public.t.k.RI_FKey_cascade_del on public.p enabled
-- differs: constraint trigger public.t.k.RI_FKey_noaction_upd on public.p enabled

-- case: a self-referencing foreign key's triggers are disabled
create table t (a int primary key, b int, constraint k foreign key (b) references t);
-- change
alter table t disable trigger all;
-- differs: constraint trigger public.t.k.RI_FKey_noaction_del on public.t enabled
-- differs: constraint trigger public.t.k.RI_FKey_check_ins on public.t enabled

-- case: a deferrable unique key's trigger is disabled
create table t (a int, constraint k unique (a) deferrable);
-- change
alter table t disable trigger all;
-- differs: constraint trigger public.t.k.unique_key_recheck on public.t enabled

-- case: constraint dropped and made again is no change
create table p (a int primary key); create table t (a int, constraint k foreign key (a) references p on delete cascade deferrable, constraint l check (a > 0), constraint m unique (a));
-- change
alter table t drop constraint k, drop constraint l, drop constraint m; alter table t add constraint m unique (a), add constraint l check (a>0), add constraint k foreign key (a) references p on delete cascade deferrable;
-- same

-- case: generated names come again
create table p (a int primary key); create table t (a int check (a > 0) unique references p);
-- change
drop table t; create table t (a int check (a > 0) unique references p);
-- same

-- case: not valid and validated in the end is no change
create table t (a int, constraint k check (a > 0));
-- change
alter table t drop constraint k; alter table t add constraint k check (a > 0) not valid; alter table t validate constraint k;
-- same

-- case: unique key made from an index is no change
create table t (a int, constraint k unique (a));
-- change
alter table t drop constraint k; create unique index k on t (a); alter table t add constraint k unique using index k;
-- same

-- case: deferrable there and back is no change
create table p (a int primary key); create table t (a int, constraint k foreign key (a) references p);
-- change
alter table t alter constraint k deferrable; alter table t alter constraint k not deferrable;
-- same

-- case: triggers disabled and enabled are no change
create table p (a int primary key); create table t (a int references p);
-- change
alter table t disable trigger all; alter table t enable trigger all;
-- same

-- case: checks in another order are no change
create table t (a int, constraint k check (a > 0), constraint l check (a > 1));
-- change
alter table t drop constraint k; alter table t add constraint k check (a > 0);
-- same

-- case: primary key dropped and added keeps its column's NOT NULL and is no change
create table t (a int not null, constraint k primary key (a));
-- change
alter table t drop constraint k; alter table t add constraint k primary key (a);
-- same

-- case: a check written on other lines is no change
create table t (a int, constraint k check (a > 0 and a < 10));
-- change
alter table t drop constraint k; alter table t /* here */ add constraint k
	check (
		a > 0
		and a < 10);
-- same
