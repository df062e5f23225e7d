CREATE TABLE IF NOT EXISTS tags (id integer PRIMARY KEY, name text);
