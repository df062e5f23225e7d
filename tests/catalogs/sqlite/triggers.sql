-- case: a trigger is created
create table t (a int);
-- change
create trigger tr after insert on t begin delete from t; end;
-- differs: trigger tr of
-- differs: trigger tr timing
-- differs: trigger tr event
-- differs: trigger tr body
-- only

-- case: a trigger is dropped
create table t (a int);
create trigger tr after insert on t begin delete from t; end;
-- change
drop trigger tr;
-- differs: trigger tr of
-- differs: trigger tr timing
-- differs: trigger tr event
-- differs: trigger tr body
-- only

-- case: a rebuild loses the table's trigger
create table t (a int);
create trigger tr after insert on t begin delete from t; end;
-- change
create table new_t (a int);
drop table t;
alter table new_t rename to t;
-- differs: trigger tr of
-- differs: trigger tr timing
-- differs: trigger tr event
-- differs: trigger tr body
-- only

-- case: a trigger runs before
create table t (a int);
create trigger tr after insert on t begin select 1; end;
-- change
drop trigger tr;
create trigger tr before insert on t begin select 1; end;
-- differs: trigger tr timing
-- only

-- case: a trigger is of another event
create table t (a int);
create trigger tr after insert on t begin select 1; end;
-- change
drop trigger tr;
create trigger tr after delete on t begin select 1; end;
-- differs: trigger tr event
-- only

-- case: a trigger is of some columns only
create table t (a int, b int);
create trigger tr after update on t begin select 1; end;
-- change
drop trigger tr;
create trigger tr after update of a on t begin select 1; end;
-- differs: trigger tr columns
-- only

-- case: a trigger gets a condition
create table t (a int);
create trigger tr after update on t begin select 1; end;
-- change
drop trigger tr;
create trigger tr after update on t when new.a > 0 begin select 1; end;
-- differs: trigger tr when
-- only

-- case: a trigger's body changes
create table t (a int);
create trigger tr after insert on t begin update t set a = 1; end;
-- change
drop trigger tr;
create trigger tr after insert on t begin update t set a = 2; end;
-- differs: trigger tr body
-- only

-- case: a literal in a trigger changes its letter case
create table t (a text);
create trigger tr after insert on t begin update t set a = 'New'; end;
-- change
drop trigger tr;
create trigger tr after insert on t begin update t set a = 'new'; end;
-- differs: trigger tr body
-- only

-- case: a trigger moves to another table
create table t (a int);
create table u (a int);
create trigger tr after insert on t begin select 1; end;
-- change
drop trigger tr;
create trigger tr after insert on u begin select 1; end;
-- differs: trigger tr of
-- only

-- case: a trigger stands in for an insert into a view
create table t (a int);
create view v as select a from t;
-- change
create trigger tr instead of insert on v begin insert into t values (new.a); end;
-- differs: trigger tr of
-- differs: trigger tr timing

-- case: quotes, letter case, comments and white space of a trigger
create table users (id int, email text, name text);
create trigger tr before update of email, name on users when new.email <> old.email begin
	update users set name = 'A  b' where id = new.id;
	insert into users (id, email) values (1, case when new.id > 1 then 'x' end);
end;
-- change
drop trigger tr;
CREATE TRIGGER IF NOT EXISTS "tr" UPDATE OF [Name], "email" ON USERS FOR EACH ROW WHEN ("new"."email"!=OLD.email) BEGIN
	UPDATE "users" SET "name"='A  b' WHERE "id"=NEW."id"; -- the name
	INSERT INTO "users"("id","email") VALUES(1,CASE WHEN new.id>1 THEN 'x' END);
END;
-- same

-- case: a trigger names a column that is called begin
create table t ("begin" int, a int);
create trigger tr after update of begin on t when new.begin > (select max(begin) from t) begin select begin from t; end;
-- change
drop trigger tr;
create trigger tr after update of "begin" on t when new."begin" > (select max([begin]) from t) begin select `begin` from t; end;
-- same

-- case: the columns of UPDATE OF are a set
create table t (a int, b int);
create trigger tr after update of b, a on t begin select 1; end;
-- change
drop trigger tr;
create trigger tr after update of A, b, a on t begin select 1; end;
-- same

-- case: a case expression ends inside a trigger
create table t (a int);
create trigger tr after update on t when case when new.a > 1 then 1 else 0 end begin update t set a = case when a = 1 then 2 end; end;
-- change
drop trigger tr;
create trigger tr after update on t when case when new.a > 1 then 1 else 0 end begin update t set a = case when a = 1 then 3 end; end;
-- differs: trigger tr body
-- only
