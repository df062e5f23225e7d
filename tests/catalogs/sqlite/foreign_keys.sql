-- case: a foreign key appears
create table p (id integer primary key);
create table c (k int);
-- change
drop table c;
create table c (k int references p (id));
-- differs: foreign key c (k) of
-- differs: foreign key c (k) columns
-- differs: foreign key c (k) references
-- only

-- case: a column is added with a foreign key
create table p (id integer primary key);
create table c (a int);
-- change
alter table c add column k int references p on delete cascade;
-- differs: foreign key c (k) references
-- differs: foreign key c (k) on_delete

-- case: a foreign key is dropped
create table p (id integer primary key);
create table c (k int, constraint fk_c_p foreign key (k) references p (id));
-- change
drop table c;
create table c (k int);
-- differs: foreign key c.fk_c_p of
-- differs: foreign key c.fk_c_p columns
-- differs: foreign key c.fk_c_p references
-- only

-- case: a foreign key points at another table
create table p (id integer primary key);
create table q (id integer primary key);
create table c (k int references p (id));
-- change
drop table c;
create table c (k int references q (id));
-- differs: foreign key c (k) references
-- only

-- case: a foreign key points at another column
create table p (id integer primary key, code int unique);
create table c (k int references p (id));
-- change
drop table c;
create table c (k int references p (code));
-- differs: foreign key c (k) references
-- only

-- case: a named foreign key is of another column
create table p (id integer primary key);
create table c (k int, l int, constraint fk foreign key (k) references p (id));
-- change
drop table c;
create table c (k int, l int, constraint fk foreign key (l) references p (id));
-- differs: foreign key c.fk columns
-- only

-- case: a foreign key cascades on delete
create table p (id integer primary key);
create table c (k int references p (id));
-- change
drop table c;
create table c (k int references p (id) on delete cascade);
-- differs: foreign key c (k) on_delete
-- only

-- case: a foreign key sets null instead of the default on update
create table p (id integer primary key);
create table c (k int references p (id) on update set default);
-- change
drop table c;
create table c (k int references p (id) on update set null);
-- differs: foreign key c (k) on_update
-- only

-- case: a foreign key restricts
create table p (id integer primary key);
create table c (k int references p (id));
-- change
drop table c;
create table c (k int references p (id) on delete restrict);
-- differs: foreign key c (k) on_delete
-- only

-- case: a foreign key is deferred
create table p (id integer primary key);
create table c (k int references p (id));
-- change
drop table c;
create table c (k int references p (id) deferrable initially deferred);
-- differs: foreign key c (k) deferrable
-- only

-- case: a deferred foreign key becomes immediate
create table p (id integer primary key);
create table c (k int references p (id) not null deferrable initially deferred);
-- change
drop table c;
create table c (k int references p (id) deferrable initially immediate not null);
-- differs: foreign key c (k) deferrable
-- only

-- case: a foreign key says how to match
create table p (id integer primary key);
create table c (k int references p (id));
-- change
drop table c;
create table c (k int references p (id) match full);
-- differs: foreign key c (k) match
-- only

-- case: a foreign key is renamed
create table p (id integer primary key);
create table c (k int constraint one references p (id));
-- change
drop table c;
create table c (k int constraint two references p (id));
-- differs: foreign key c.one of
-- differs: foreign key c.two of

-- case: the parent is dropped
create table p (id integer primary key);
create table c (k int references p (id));
-- change
drop table p;
-- differs: foreign key c (k) dangling
-- differs: table p exists

-- case: renaming the old table away takes the references along
create table p (id integer primary key, a int);
create table c (k int references p (id));
-- change
alter table p rename to p_old;
create table p (id integer primary key);
drop table p_old;
-- differs: foreign key c (k) references
-- differs: foreign key c (k) dangling
-- differs: column p.a of
-- differs: column p.a position
-- differs: column p.a type
-- only

-- case: the parent loses the column that is pointed at
create table p (id integer primary key, code int unique);
create table c (k int references p (code));
-- change
drop table p;
create table p (id integer primary key);
-- differs: foreign key c (k) dangling
-- differs: column p.code of

-- case: the column that is pointed at stops being unique
create table p (id integer primary key, code int unique);
create table c (k int references p (code));
-- change
drop table p;
create table p (id integer primary key, code int);
-- differs: foreign key c (k) dangling
-- differs: unique p (code) of
-- differs: unique p (code) columns
-- only

-- case: a partial unique index is no target
create table p (id integer primary key, code int);
create unique index uq on p (code);
create table c (k int references p (code));
-- change
drop index uq;
create unique index uq on p (code) where code > 0;
-- differs: foreign key c (k) dangling
-- differs: index uq predicate
-- only

-- case: the parent's primary key changes under a reference without columns
create table p (a int, b int, primary key (a));
create table c (k int references p);
-- change
drop table p;
create table p (a int, b int, primary key (a, b));
-- differs: foreign key c (k) references
-- differs: foreign key c (k) dangling
-- differs: primary key p columns
-- only

-- case: two foreign keys are of one column
create table p (id integer primary key);
create table q (id integer primary key);
create table c (k int references p (id));
-- change
drop table c;
create table c (k int references p (id) references q (id));
-- differs: foreign key c (k) #2 references

-- case: a foreign key is written on the column or on the table
create table p (id integer primary key, code text unique);
create table c (a int references p (id) on delete cascade deferrable initially deferred, b text constraint fk references p (code));
-- change
drop table c;
create table c (
	a int, b text,
	constraint fk foreign key (b) references p (code),
	foreign key (a) references p (id) on delete cascade deferrable initially deferred
);
-- same

-- case: a reference without columns means the primary key
create table p (a int, b int, primary key (b, a));
create table c (k int, l int, foreign key (k, l) references p);
-- change
drop table c;
create table c (k int, l int, foreign key (k, l) references p (b, a));
-- same

-- case: quotes and letter case of a reference
create table "Parents" ("Id" integer primary key);
create table c (k int references "Parents" ("Id") on delete cascade);
-- change
drop table c;
create table c (k int REFERENCES parents (ID) ON DELETE CASCADE);
-- same

-- case: what happens anyway needs no saying
create table p (id integer primary key);
create table c (k int references p (id), l int references p (id) deferrable);
-- change
drop table c;
create table c (
	k int references p (id) match simple on update no action on delete no action not deferrable initially deferred,
	l int references p (id) deferrable initially immediate
);
-- same

-- case: the parent is rebuilt
create table p (id integer primary key, a text);
create table c (k int references p (id) on delete cascade);
-- change
pragma foreign_keys = off;
create table new_p (id integer primary key, a text);
insert into new_p select * from p;
drop table p;
alter table new_p rename to p;
-- same

-- case: the child was made before its parent
create table c (k int references p (id));
create table p (id integer primary key);
-- change
drop table p;
create table p (id integer primary key);
-- same

-- case: letter case of a parent that does not exist
create table c (k int references "Gone" ("Id"));
-- change
drop table c;
create table c (k int references gone (id));
-- same

-- case: a parent's key may be named in any order
create table p (a int, b int, c int, primary key (a, b));
create unique index uq on p (c, a);
create table q (x int, y int, foreign key (x, y) references p (b, a), foreign key (y, x) references p (a, c));
-- change
reindex;
-- same

-- case: a target compared by another collation is none
create table p (code text collate nocase);
create unique index uq on p (code);
create table c (k text references p (code));
-- change
drop index uq;
create unique index uq on p (code collate binary);
-- differs: foreign key c (k) dangling
-- differs: index uq columns
-- only
