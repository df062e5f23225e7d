CREATE TABLE posts (id integer PRIMARY KEY, author integer REFERENCES users (id));
CREATE TABLE tags (id integer PRIMARY KEY, word text NOT NULL);
