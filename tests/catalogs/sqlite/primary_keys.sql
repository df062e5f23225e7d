-- case: a primary key appears
create table t (a text not null);
-- change
drop table t;
create table t (a text not null primary key);
-- differs: primary key t of
-- differs: primary key t columns
-- only

-- case: a primary key gets another column
create table t (a int, b int, primary key (a));
-- change
drop table t;
create table t (a int, b int, primary key (a, b));
-- differs: primary key t columns
-- only

-- case: a primary key's columns change places
create table t (a int, b int, primary key (a, b));
-- change
drop table t;
create table t (a int, b int, primary key (b, a));
-- differs: primary key t columns
-- only

-- case: a primary key's column is descending
create table t (a int, b int, primary key (a, b)) without rowid;
-- change
drop table t;
create table t (a int, b int, primary key (a, b desc)) without rowid;
-- differs: primary key t columns
-- only

-- case: a primary key compares by a collation of its own
create table t (a text, primary key (a));
-- change
drop table t;
create table t (a text, primary key (a collate nocase));
-- differs: primary key t columns
-- only

-- case: autoincrement is added
create table t (a integer primary key);
-- change
drop table t;
create table t (a integer primary key autoincrement);
-- differs: primary key t autoincrement
-- only

-- case: an integer primary key stops being the row identifier
create table t (a integer primary key);
-- change
drop table t;
create table t (a int primary key);
-- differs: primary key t rowid_alias
-- differs: column t.a type
-- only

-- case: a descending integer primary key is not the row identifier
create table t (a integer primary key);
-- change
drop table t;
create table t (a integer primary key desc);
-- differs: primary key t rowid_alias
-- differs: primary key t columns
-- only

-- case: a primary key ignores conflicts
create table t (a integer primary key);
-- change
drop table t;
create table t (a integer primary key on conflict ignore);
-- differs: primary key t conflict
-- only

-- case: a primary key is named
create table t (a int, primary key (a));
-- change
drop table t;
create table t (a int, constraint pk_t primary key (a));
-- differs: primary key t name
-- only

-- case: a primary key is written on the column or on the table
create table t (a text collate nocase constraint pk primary key on conflict replace);
create table u (id integer primary key autoincrement);
-- change
drop table t;
drop table u;
create table t (a text collate nocase, constraint pk primary key (a) on conflict replace);
create table u (id integer, primary key (id autoincrement));
-- same

-- case: ascending order, the column's own collation and abort are what there is anyway
create table t (a text collate nocase, b int, primary key (a, b));
-- change
drop table t;
create table t (a text collate nocase, b int, primary key ("A" collate nocase asc, [b]) on conflict abort);
-- same

-- case: direction means nothing in a row identifier
create table t (id integer, primary key (id));
-- change
drop table t;
create table t (id integer, primary key (id desc));
-- same
