-- case: a virtual table is created
create table t (a int);
-- change
create virtual table f using fts5 (title, body, tokenize = 'porter ascii');
-- differs: virtual table f module
-- differs: virtual table f arguments
-- differs: column f.title of
-- differs: column f.title position
-- differs: column f.body of
-- differs: column f.body position
-- differs: column f.f of
-- differs: column f.f position
-- differs: column f.f hidden
-- differs: column f.rank of
-- differs: column f.rank position
-- differs: column f.rank hidden
-- only

-- case: a virtual table is dropped
create virtual table r using rtree (id, x0, x1);
-- change
drop table r;
-- differs: virtual table r module
-- differs: virtual table r arguments
-- differs: column r.id of

-- case: a virtual table is of another module
create virtual table f using fts4 (body);
-- change
drop table f;
create virtual table f using fts5 (body);
-- differs: virtual table f module

-- case: a virtual table's tokenizer changes
create virtual table f using fts5 (body, tokenize = 'porter');
-- change
drop table f;
create virtual table f using fts5 (body, tokenize = 'ascii');
-- differs: virtual table f arguments
-- only

-- case: a full-text table ranks otherwise
create virtual table f using fts5 (body);
-- change
insert into f (f, rank) values ('rank', 'bm25(10.0)');
-- differs: virtual table f rank
-- only

-- case: a full-text table merges otherwise
create virtual table f using fts5 (body);
-- change
insert into f (f, rank) values ('automerge', 8);
-- differs: virtual table f automerge
-- only

-- case: rows of virtual tables change nothing
create virtual table f using fts5 (body);
create virtual table g using fts4 (body);
create virtual table r using rtree (id, x0, x1);
-- change
insert into f values ('one two three');
insert into g values ('one two three');
insert into r values (1, 0, 1);
insert into f (f) values ('optimize');
insert into g (g) values ('optimize');
-- same

-- case: virtual tables are made again
create virtual table f using fts5 (title, body, tokenize='porter');
create virtual table g using fts4 (body);
create virtual table r using rtree (id, x0, x1);
-- change
drop table r;
drop table g;
drop table f;
CREATE VIRTUAL TABLE r USING RTree(id, x0,
	x1);
CREATE VIRTUAL TABLE IF NOT EXISTS [g] USING "fts4"(body);
CREATE VIRTUAL TABLE "f" USING fts5 ( title,body, tokenize = 'porter' );
-- same

-- case: a virtual table is renamed and renamed back
create virtual table f using fts5 (body);
-- change
alter table f rename to g;
alter table g rename to f;
-- same
