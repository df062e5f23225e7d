-- the index is not guarded
CREATE TABLE IF NOT EXISTS tags (id integer PRIMARY KEY, name text);
CREATE INDEX tags_name ON tags (name);
