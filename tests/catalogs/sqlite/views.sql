-- case: a view is created
create table t (a int);
-- change
create view v as select a from t;
-- differs: view v definition
-- differs: view v columns
-- only

-- case: a view is dropped
create table t (a int);
create view v as select a from t;
-- change
drop view v;
-- differs: view v definition
-- differs: view v columns
-- only

-- case: a view's condition changes
create table t (a int, b int);
create view v as select a from t where b > 0;
-- change
drop view v;
create view v as select a from t where b >= 0;
-- differs: view v definition
-- only

-- case: a literal in a view changes its letter case
create table t (a text);
create view v as select a from t where a <> 'None';
-- change
drop view v;
create view v as select a from t where a <> 'none';
-- differs: view v definition
-- only

-- case: a literal in a view changes its spaces
create table t (a text);
create view v as select a || ' ' as a from t;
-- change
drop view v;
create view v as select a || '  ' as a from t;
-- differs: view v definition
-- only

-- case: a string in double quotes changes its letter case in a view
create table t (a text);
create view v as select a from t where a <> "None";
-- change
drop view v;
create view v as select a from t where a <> "none";
-- differs: view v definition
-- only

-- case: a view's columns are named
create table t (a int);
create view v as select a from t;
-- change
drop view v;
create view v (b) as select a from t;
-- differs: view v columns
-- only

-- case: the letter case of a view's column changes
create table t (a int);
create view v as select a + 1 as total from t;
-- change
drop view v;
create view v as select a + 1 as Total from t;
-- differs: view v definition
-- differs: view v columns
-- only

-- case: a view of all columns gets another
create table t (a int);
create view v as select * from t;
-- change
alter table t add column b int;
-- differs: view v columns
-- differs: column t.b of
-- differs: column t.b position
-- differs: column t.b type
-- only

-- case: what a view selects from is dropped
create table t (a int);
create view v (b) as select a from t;
create view w as select b from v;
-- change
drop table t;
-- differs: view v fault
-- differs: view w fault
-- differs: table t exists

-- case: a column that a view selects is dropped
create table t (a int, b int);
create view v as select a from t;
-- change
drop table t;
create table t (b int);
-- differs: view v fault
-- differs: view v columns

-- case: quotes, letter case, comments and white space of a view
create table users (id int, email text);
create view v as select u.id, email as mail, count(*) from users u where email <> 'A b' group by 1 order by mail;
-- change
drop view v;
CREATE VIEW IF NOT EXISTS "v" AS
	-- everybody
	SELECT "u"."id", [email] AS "mail", COUNT( * ) FROM "users" "u"
	WHERE EMAIL != 'A b' GROUP BY 1 ORDER BY "mail";
-- same

-- case: the table of a view is rebuilt
create table t (a int, b int);
create view v as select t.a, b from t where t.b > 0;
-- change
pragma legacy_alter_table = on;
create table new_t (a int, b int);
drop table t;
alter table new_t rename to t;
-- same

-- case: a view calls a function that only the application has
create table t (a int);
create view v as select slugify(a) as a from t;
-- change
drop view v;
create view v as select slugify( "a" ) AS a FROM t;
-- same
