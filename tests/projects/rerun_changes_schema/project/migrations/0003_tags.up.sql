-- run again, it makes them anew as they were
DROP TABLE IF EXISTS tags;
CREATE TABLE IF NOT EXISTS tags (id integer, name text);
CREATE INDEX IF NOT EXISTS tags_name ON tags (name);
