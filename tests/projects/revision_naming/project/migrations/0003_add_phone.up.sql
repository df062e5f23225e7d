CREATE TABLE t003 (id integer);
