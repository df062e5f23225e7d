-- case: a column is added
create table t (a int);
-- change
alter table t add column b text;
-- differs: column t.b of
-- differs: column t.b position
-- differs: column t.b type
-- only

-- case: a column is dropped
create table t (a int, b text, c text);
-- change
alter table t drop column b;
-- differs: column t.b of
-- differs: column t.b position
-- differs: column t.b type
-- differs: column t.c position
-- only

-- case: a column is renamed
create table t (a int, b int);
-- change
alter table t rename column a to c;
-- differs: column t.a of
-- differs: column t.a position
-- differs: column t.a type
-- differs: column t.c of
-- differs: column t.c position
-- differs: column t.c type
-- only

-- case: a column is renamed by letter case alone
create table t (email int);
-- change
alter table t rename column email to Email;
-- differs: column t.email of
-- differs: column t.Email of

-- case: two columns change places
create table t (a int, b int);
-- change
drop table t;
create table t (b int, a int);
-- differs: column t.a position
-- differs: column t.b position
-- only

-- case: a column's type is set
create table t (a);
-- change
drop table t;
create table t (a text);
-- differs: column t.a type
-- only

-- case: a column's length changes
create table t (a varchar(10));
-- change
drop table t;
create table t (a varchar(20));
-- differs: column t.a type
-- only

-- case: a column's type changes between synonyms of one affinity
create table t (a int);
-- change
drop table t;
create table t (a integer);
-- differs: column t.a type
-- only

-- case: a column becomes not null
create table t (a int);
-- change
drop table t;
create table t (a int not null);
-- differs: column t.a not_null
-- only

-- case: a not null column of a compound primary key may be null
create table t (a int not null, b int not null, primary key (a, b));
-- change
drop table t;
create table t (a int, b int not null, primary key (a, b));
-- differs: column t.a not_null
-- only

-- case: not null replaces on conflict
create table t (a int not null default 1);
-- change
drop table t;
create table t (a int not null on conflict replace default 1);
-- differs: column t.a not_null_conflict
-- only

-- case: not null is named
create table t (a int not null check (a > 0));
-- change
drop table t;
create table t (a int constraint nn not null check (a > 0));
-- differs: column t.a not_null_name
-- only

-- case: a column's default is set
create table t (a int);
-- change
drop table t;
create table t (a int default 1);
-- differs: column t.a default
-- only

-- case: a column is added with a default
create table t (a int);
-- change
alter table t add column b text not null default 'x';
-- differs: column t.b default
-- differs: column t.b not_null

-- case: a column's default is dropped
create table t (a text default current_timestamp);
-- change
drop table t;
create table t (a text);
-- differs: column t.a default
-- only

-- case: a default's letter case changes
create table t (a text default 'draft');
-- change
drop table t;
create table t (a text default 'Draft');
-- differs: column t.a default
-- only

-- case: a default's spaces change
create table t (a text default 'a b');
-- change
drop table t;
create table t (a text default 'a  b');
-- differs: column t.a default
-- only

-- case: a default's number becomes a string
create table t (a default 1);
-- change
drop table t;
create table t (a default '1');
-- differs: column t.a default
-- only

-- case: a default's sign changes
create table t (a int default 1);
-- change
drop table t;
create table t (a int default -1);
-- differs: column t.a default
-- only

-- case: a default becomes an expression
create table t (a text default 'now');
-- change
drop table t;
create table t (a text default (datetime('now')));
-- differs: column t.a default
-- only

-- case: a column's collation is set
create table t (a text);
-- change
drop table t;
create table t (a text collate nocase);
-- differs: column t.a collate
-- only

-- case: a column's collation changes
create table t (a text collate nocase);
-- change
drop table t;
create table t (a text collate rtrim);
-- differs: column t.a collate
-- only

-- case: a column becomes generated
create table t (a int, b int);
-- change
drop table t;
create table t (a int, b int generated always as (a * 2));
-- differs: column t.b generated
-- only

-- case: a generated expression changes
create table t (a int, b int as (a * 2));
-- change
drop table t;
create table t (a int, b int as (a * 3));
-- differs: column t.b generated
-- only

-- case: a generated column is stored
create table t (a int, b int as (a * 2) virtual);
-- change
drop table t;
create table t (a int, b int as (a * 2) stored);
-- differs: column t.b stored
-- only

-- case: a string in a generated expression changes
create table t (a text, b text as (a || ' x'));
-- change
drop table t;
create table t (a text, b text as (a || '  x'));
-- differs: column t.b generated
-- only

-- case: a virtual table hides its columns
create table other (a);
-- change
create virtual table f using fts5 (body);
-- differs: column f.body of
-- differs: column f.rank hidden

-- case: the order of a column's constraints changes nothing
create table t (a text primary key not null default 'x' collate nocase check (a <> ''));
-- change
drop table t;
create table t (a text check (a <> '') collate nocase not null default 'x' primary key);
-- same

-- case: parentheses around a default change nothing
create table t (a text default 'x', b int default -1, c text default current_timestamp, d int default (1 + 2));
-- change
drop table t;
create table t (a text default ('x'), b int default (-1), c text default (CURRENT_TIMESTAMP), d int default ((1+2)));
-- same

-- case: a default is a string with any quotes or none
create table t (a text default 'draft', b text default 'it''s', c text default 'key');
-- change
drop table t;
create table t (a text default draft, b text default "it's", c text default [key]);
-- same

-- case: a default of null is none
create table t (a text);
-- change
drop table t;
create table t (a text default null, unique_ int);
alter table t drop column unique_;
-- same

-- case: letter case of types and literals that have none
create table t (a varchar(10), b blob default x'ab', c real default 1e3, d int default 0x1f);
-- change
drop table t;
create table t (a VarChar ( 10 ), b BLOB default X'AB', c REAL default 1E3, d INT default 0X1F);
-- same

-- case: null and the default collation say nothing
create table t (a text, b text not null);
-- change
drop table t;
create table t (a text null collate binary, b text collate BINARY not null on conflict abort);
-- same

-- case: not null says nothing of a row identifier
create table t (id integer primary key);
-- change
drop table t;
create table t (id integer not null primary key);
-- same

-- case: a primary key without row identifiers is not null anyway
create table t (a text primary key) without rowid;
-- change
drop table t;
create table t (a text not null primary key) without rowid;
-- same

-- case: short and long ways to write a generated column
create table t (a int, b int as (a * 2), c varchar(3) as (a) stored);
-- change
drop table t;
create table t (a int, b int generated always as ((a * 2)) virtual, c varchar(3) generated always as ("a") stored);
-- same

-- case: comments inside GENERATED ALWAYS
create table t (a int, b int generated always as (a + 1), c generated always as (a + 2));
-- change
drop table t;
create table t (a int, b int generated /* by whom */ always as (a+1), c generated
	always -- yes
	as (a+2));
-- same
