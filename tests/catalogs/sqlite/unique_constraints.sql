-- case: a unique constraint appears
create table t (a int);
-- change
drop table t;
create table t (a int unique);
-- differs: unique t (a) of
-- differs: unique t (a) columns
-- only

-- case: a unique constraint of two columns is dropped
create table t (a int, b int, unique (a, b));
-- change
drop table t;
create table t (a int, b int);
-- differs: unique t (a, b) of
-- differs: unique t (a, b) columns
-- only

-- case: a named unique constraint gets another column
create table t (a int, b int, constraint uq unique (a));
-- change
drop table t;
create table t (a int, b int, constraint uq unique (a, b));
-- differs: unique t.uq columns
-- only

-- case: a unique constraint is renamed
create table t (a int, constraint uq unique (a));
-- change
drop table t;
create table t (a int, constraint uq_a unique (a));
-- differs: unique t.uq of
-- differs: unique t.uq_a of

-- case: a unique constraint replaces on conflict
create table t (a int unique);
-- change
drop table t;
create table t (a int unique on conflict replace);
-- differs: unique t (a) conflict
-- only

-- case: a unique constraint compares without letter case
create table t (a text, constraint uq unique (a));
-- change
drop table t;
create table t (a text, constraint uq unique (a collate nocase));
-- differs: unique t.uq columns
-- only

-- case: a unique constraint becomes a unique index
create table t (a int, unique (a));
-- change
drop table t;
create table t (a int);
create unique index uq on t (a);
-- differs: unique t (a) of
-- differs: index uq unique

-- case: two unique constraints have one name
create table t (a int, b int, constraint uq unique (a));
-- change
drop table t;
create table t (a int, b int, constraint uq unique (a), constraint uq unique (b));
-- differs: unique t.uq #2 of
-- differs: unique t.uq #2 columns
-- only

-- case: a unique constraint is written on the column or on the table
create table t (a text constraint uq unique on conflict ignore, b text collate nocase unique);
-- change
drop table t;
create table t (a text, b text collate nocase, unique ("B"), constraint "uq" unique ([a]) on conflict ignore);
-- same

-- case: a unique constraint is written twice
create table t (a int unique);
-- change
drop table t;
create table t (a int unique, unique (a), unique (a asc) on conflict abort);
-- same
