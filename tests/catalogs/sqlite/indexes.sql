-- case: an index is created
create table t (a int);
-- change
create index ix on t (a);
-- differs: index ix of
-- differs: index ix columns
-- only

-- case: an index is dropped
create table t (a int);
create index ix on t (a);
-- change
drop index ix;
-- differs: index ix of
-- differs: index ix columns
-- only

-- case: an index becomes unique
create table t (a int);
create index ix on t (a);
-- change
drop index ix;
create unique index ix on t (a);
-- differs: index ix unique
-- only

-- case: an index gets another column
create table t (a int, b int);
create index ix on t (a);
-- change
drop index ix;
create index ix on t (a, b);
-- differs: index ix columns
-- only

-- case: an index's columns change places
create table t (a int, b int);
create index ix on t (a, b);
-- change
drop index ix;
create index ix on t (b, a);
-- differs: index ix columns
-- only

-- case: an index is descending
create table t (a int);
create index ix on t (a);
-- change
drop index ix;
create index ix on t (a desc);
-- differs: index ix columns
-- only

-- case: an index compares without letter case
create table t (a text);
create index ix on t (a);
-- change
drop index ix;
create index ix on t (a collate nocase);
-- differs: index ix columns
-- only

-- case: an index is of an expression
create table t (a text);
create index ix on t (a);
-- change
drop index ix;
create index ix on t (lower(a));
-- differs: index ix columns
-- only

-- case: an index's expression changes
create table t (a text, b text);
create index ix on t (b, substr(a, 1, 2));
-- change
drop index ix;
create index ix on t (b, substr(a, 1, 3));
-- differs: index ix columns
-- only

-- case: an index becomes partial
create table t (a int, deleted int);
create index ix on t (a);
-- change
drop index ix;
create index ix on t (a) where deleted is null;
-- differs: index ix predicate
-- only

-- case: a literal in an index's predicate changes its letter case
create table t (a int, state text);
create unique index ix on t (a) where state = 'Open';
-- change
drop index ix;
create unique index ix on t (a) where state = 'open';
-- differs: index ix predicate
-- only

-- case: an index moves to another table
create table t (a int);
create table u (a int);
create index ix on t (a);
-- change
drop index ix;
create index ix on u (a);
-- differs: index ix of
-- only

-- case: a column's collation changes its index
create table t (a text);
create index ix on t (a);
-- change
drop table t;
create table t (a text collate nocase);
create index ix on t (a);
-- differs: index ix columns
-- differs: column t.a collate
-- only

-- case: quotes, letter case and white space of an index
create table t (email text, "last name" text);
create unique index ix on t (email desc, lower("last name"), email collate nocase) where "last name" <> 'a B' and email is not null;
-- change
drop index ix;
CREATE UNIQUE INDEX IF NOT EXISTS main."ix" ON T([Email]   DESC,LOWER ( `last name` ) ASC, (email) COLLATE NOCASE)
	WHERE ("LAST NAME"!='a B' AND "email" IS NOT NULL);
-- same

-- case: the column's own collation says nothing in an index
create table t (a text collate nocase, b text);
create index ix on t (a, b);
-- change
drop index ix;
create index ix on t (a collate NoCase, b collate binary);
-- same
