CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, name text, nick text, age integer);
CREATE TABLE visits (id integer PRIMARY KEY, page text NOT NULL);
