CREATE TABLE users (id integer PRIMARY KEY, state varchar(20) NOT NULL, name varchar(20) NOT NULL, kind varchar(20) NOT NULL);
