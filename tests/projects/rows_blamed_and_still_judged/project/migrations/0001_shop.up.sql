CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE TABLE goods (id integer PRIMARY KEY, price integer NOT NULL, state text, owner integer REFERENCES users (id));
