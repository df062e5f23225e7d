CREATE TABLE more (id integer PRIMARY KEY);
