CREATE TABLE t001 (id integer);
