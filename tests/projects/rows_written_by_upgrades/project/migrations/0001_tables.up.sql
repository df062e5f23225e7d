CREATE TABLE users (id integer PRIMARY KEY, state varchar(20) NOT NULL, kind varchar(20), name text, born integer);
CREATE TABLE plans (id integer PRIMARY KEY, label text NOT NULL);
