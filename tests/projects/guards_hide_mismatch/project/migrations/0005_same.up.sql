CREATE TABLE IF NOT EXISTS users (id integer PRIMARY KEY, name text);
CREATE TABLE IF NOT EXISTS labels (id integer PRIMARY KEY, tag_id integer REFERENCES tags (id));
