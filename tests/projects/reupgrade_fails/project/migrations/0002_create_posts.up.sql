CREATE TABLE tags (id integer PRIMARY KEY, word text NOT NULL UNIQUE);
CREATE TABLE posts (id integer PRIMARY KEY, author integer REFERENCES users (id));
CREATE INDEX ix_tags_word ON tags (word);
