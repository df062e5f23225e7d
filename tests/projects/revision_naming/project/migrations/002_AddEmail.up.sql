CREATE TABLE t002 (id integer);
