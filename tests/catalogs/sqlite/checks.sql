-- case: a check appears on a column
create table t (a int);
-- change
drop table t;
create table t (a int check (a > 0));
-- differs: check t (a > 0) of
-- differs: check t (a > 0) expression
-- only

-- case: a column is added with a check
create table t (a int);
-- change
alter table t add column b int check (b in (1, 2));
-- differs: check t (b IN (1, 2)) of

-- case: a check is dropped
create table t (a int, check (a > 0), constraint positive check (a < 9));
-- change
drop table t;
create table t (a int, check (a > 0));
-- differs: check t.positive of
-- differs: check t.positive expression
-- only

-- case: a named check changes
create table t (a int, constraint positive check (a > 0));
-- change
drop table t;
create table t (a int, constraint positive check (a >= 0));
-- differs: check t.positive expression
-- only

-- case: an unnamed check changes
create table t (a int check (a > 0));
-- change
drop table t;
create table t (a int check (a > 1));
-- differs: check t (a > 0) of
-- differs: check t (a > 1) of

-- case: a check is renamed
create table t (a int, constraint one check (a > 0));
-- change
drop table t;
create table t (a int, constraint two check (a > 0));
-- differs: check t.one of
-- differs: check t.two of

-- case: a check is named
create table t (a int check (a > 0));
-- change
drop table t;
create table t (a int constraint positive check (a > 0));
-- differs: check t (a > 0) of
-- differs: check t.positive of

-- case: a literal in a check changes its letter case
create table t (a text, constraint known check (a in ('x', 'y')));
-- change
drop table t;
create table t (a text, constraint known check (a in ('x', 'Y')));
-- differs: check t.known expression
-- only

-- case: a literal in a check changes its spaces
create table t (a text, constraint known check (a <> 'a b'));
-- change
drop table t;
create table t (a text, constraint known check (a <> 'a	b'));
-- differs: check t.known expression
-- only

-- case: what looks like a comment inside a literal changes
create table t (a text, constraint known check (a <> '-- x' and a <> '/* y */'));
-- change
drop table t;
create table t (a text, constraint known check (a <> '-- z' and a <> '/* y */'));
-- differs: check t.known expression
-- only

-- case: inner parentheses change the meaning
create table t (a int, b int, constraint c check (a > 0 and (b > 0 or a > 1)));
-- change
drop table t;
create table t (a int, b int, constraint c check ((a > 0 and b > 0) or a > 1));
-- differs: check t.c expression
-- only

-- case: a string in double quotes changes its letter case
create table t (a text, constraint c check (a <> "None"));
-- change
drop table t;
create table t (a text, constraint c check (a <> "none"));
-- differs: check t.c expression
-- only

-- case: two checks have one name
create table t (a int, constraint c check (a > 0));
-- change
drop table t;
create table t (a int, constraint c check (a > 0), constraint c check (a < 9));
-- differs: check t.c #2 of

-- case: a check moves from the column to the table
create table t (a int check (a > 0), b int constraint known check (b in (1, 2)));
-- change
drop table t;
create table t (a int, b int, constraint known check (b in (1,2)), check (a > 0));
-- same

-- case: quotes, letter case, white space and outer parentheses of a check
create table t (email text, n int, check (length(email) > 3 and n != 2 and n == 1));
-- change
drop table t;
create table t (email text, n int, check ((LENGTH("Email")>3
	and/* not two */[N]<>2 AND `n`=1)));
-- same

-- case: a string in double quotes is a string where no column has the name
create table t (a text, check (a in ("x y", 'z')));
-- change
drop table t;
create table t (a text, check (a in ('x y', 'z')));
-- same

-- case: dropping a column rewrites strings in double quotes
create table t (a text check (a <> "None"), b int);
create view v as select "None" as n, a from t;
create trigger tr after insert on t begin update t set a = "None" where a = "none"; end;
-- change
alter table t rename column b to c;
alter table t rename column c to b;
-- same

-- case: commas between the constraints of a table may be missing
create table t (a int, check (a > 0), check (a < 9), unique (a));
-- change
drop table t;
create table t (a int, check (a > 0) check (a < 9) unique (a));
-- same

-- case: two equal checks are one
create table t (a int, check (a > 0));
-- change
drop table t;
create table t (a int check (a>0), check ((A > 0)));
-- same

-- case: the table's name in its own check
create table users (age int, check (users.age > 0));
-- change
create table new_users (age int, check (new_users.age > 0));
drop table users;
alter table new_users rename to users;
-- same

-- case: an integer becomes a real
create table t (a real, constraint c check (a / 2 > 1));
-- change
drop table t;
create table t (a real, constraint c check (a / 2.0 > 1));
-- differs: check t.c expression
-- only
