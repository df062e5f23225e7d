CREATE TABLE posts (id integer PRIMARY KEY, author integer REFERENCES users (id));
