CREATE TABLE tags (id integer PRIMARY KEY, word text NOT NULL, color text DEFAULT 'red');
CREATE INDEX ix_tags_word ON tags (word);
