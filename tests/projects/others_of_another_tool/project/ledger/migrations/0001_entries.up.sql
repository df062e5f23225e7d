CREATE TABLE entries (id integer PRIMARY KEY);
