CREATE TABLE labels (id integer PRIMARY KEY, name text);
CREATE INDEX IF NOT EXISTS labels_name ON labels (name);
