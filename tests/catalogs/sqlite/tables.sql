-- case: a table is created
create table other (a int);
-- change
create table t (a int);
-- differs: table t exists
-- differs: column t.a of
-- differs: column t.a position
-- differs: column t.a type
-- only

-- case: a table is dropped
create table t (a);
-- change
drop table t;
-- differs: table t exists
-- differs: column t.a of
-- differs: column t.a position
-- only

-- case: a table is renamed
create table t (a);
-- change
alter table t rename to u;
-- differs: table t exists
-- differs: table u exists
-- differs: column t.a position
-- differs: column u.a position

-- case: a table is renamed to a name that needs quotes
create table t (a);
-- change
alter table t rename to "my ""table""";
-- differs: table t exists
-- differs: table "my ""table""" exists
-- differs: column "my ""table""".a of

-- case: a table becomes strict
create table t (a text);
-- change
drop table t;
create table t (a text) strict;
-- differs: table t strict
-- only

-- case: a table loses its row identifiers
create table t (a text not null primary key, b int);
-- change
drop table t;
create table t (a text not null primary key, b int) without rowid;
-- differs: table t without_rowid
-- only

-- case: a table is made from a query
create table s (a int, b text);
-- change
create table t as select a, b as "B b" from s;
-- differs: table t exists
-- differs: column t.a type
-- differs: column t."B b" type

-- case: a table is renamed and renamed back
create table users (id integer primary key, email text check (email <> ''), unique (email));
create table orders (user_id int references users (id) on delete cascade);
create index ix on users (lower(email));
create view v as select users.id, email from users where users.email <> '';
create trigger tr after insert on users begin update users set email = lower(email); end;
-- change
alter table users rename to members;
alter table members rename to users;
-- same

-- case: a column is added and dropped again
create table t (a int not null default 1, b text, check (b <> 'x y'), unique (a, b));
-- change
alter table t add column c text not null default 'it''s' collate nocase check (c <> '');
alter table t drop column c;
-- same

-- case: a column is renamed and renamed back
create table t (email text not null check (email like '%@%'), b int generated always as (length(email)));
create index ix on t (email, lower(email)) where email is not null;
create view v as select email, "email" as again from t;
create trigger tr after update of email on t when new.email is null begin select old.email; end;
-- change
alter table t rename column email to mail;
alter table t rename column mail to email;
-- same

-- case: a column is renamed to a keyword and renamed back
create table t (email text not null check (email <> ''), unique (email));
create index ix on t (email) where email <> '';
create view v as select email from t;
-- change
alter table t rename column email to "order";
alter table t rename column "order" to email;
-- same

-- case: a column whose name is a keyword is quoted
create table t (key text check (key <> ''), action int default 1, unique (key, action));
create index ix on t (lower(key)) where action > 0;
create view v as select key, action from t;
create trigger tr after update of key on t begin delete from t where action = 0; end;
-- change
drop view v;
drop table t;
create table "t" ("key" text check ("key" <> ''), [action] int default 1, unique ("key", `action`));
create index "ix" on "t" (lower("key")) where "action" > 0;
create view "v" as select "key", [action] from "t";
create trigger "tr" after update of "key" on "t" begin delete from "t" where "action" = 0; end;
-- same

-- case: a table is rebuilt with the same meaning
create table users (
	id integer primary key autoincrement,
	email varchar(255) not null unique,
	age int default 18 check (age >= 0),
	team_id int references teams (id) on delete set null
);
create table teams (id integer not null primary key, name text);
create index ix_users_age on users (age desc);
-- change
pragma foreign_keys = off;
begin;
create table "_new_users" (
	"id" INTEGER NOT NULL,
	"email" VARCHAR(255) NOT NULL,
	"age" INT DEFAULT (18),
	"team_id" INT,
	PRIMARY KEY ("id" AUTOINCREMENT),
	UNIQUE ("email"),
	CHECK ("age">=0),
	FOREIGN KEY("team_id") REFERENCES "teams" ("id") ON DELETE SET NULL
);
insert into _new_users select * from users;
drop table users;
alter table _new_users rename to users;
CREATE INDEX "ix_users_age" ON "users" ("age" DESC);
commit;
-- same

-- case: a rebuild forgets an index, a check and a default
create table users (id integer primary key, age int default 18 check (age >= 0));
create index ix_users_age on users (age);
-- change
create table new_users (id integer primary key, age int);
drop table users;
alter table new_users rename to users;
-- differs: index ix_users_age of
-- differs: index ix_users_age columns
-- differs: check users (age >= 0) of
-- differs: check users (age >= 0) expression
-- differs: column users.age default
-- only

-- case: VACUUM, ANALYZE and REINDEX change nothing
create table t (id integer primary key autoincrement, a text unique);
create table u (a, b, primary key (a, b)) without rowid;
create index ix on t (lower(a));
create view v as select a from t;
create virtual table f using fts5 (body);
insert into t (a) values ('x'), ('y');
insert into f values ('one two');
-- change
analyze;
reindex;
vacuum;
-- same

-- case: rows change nothing
create table t (id integer primary key autoincrement, a text);
-- change
insert into t (a) values ('x'), ('y');
delete from t where id = 1;
-- same

-- case: white space, comments and letter case change nothing
create table users(id integer primary key,email text not null check(length(email)>3 and email like '%@%')) strict;
-- change
drop table users;
CREATE TABLE IF NOT EXISTS main.users (
	-- who it is
	id	INTEGER	PRIMARY KEY,
	email /* the address */ TEXT NOT NULL CHECK (LENGTH( Email ) > 3
		AND EMAIL LIKE '%@%') -- the end
) STRICT;
-- same

-- case: all ways of quoting a name are the same
create table t (a int, "b c" text);
-- change
drop table t;
create table [t] (`a` int, [b c] text);
-- same

-- case: names of other letters need no quotes
create table größe (größe int, "größer als" int);
-- change
drop table größe;
create table "größe" ([größe] int, `größer als` int);
-- same
