CREATE TABLE users (id integer PRIMARY KEY, email varchar(50) NOT NULL, name varchar(50) NOT NULL);
