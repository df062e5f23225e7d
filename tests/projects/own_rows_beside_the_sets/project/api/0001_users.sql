CREATE TABLE users (id integer PRIMARY KEY, name varchar(40), status varchar(10) NOT NULL);
