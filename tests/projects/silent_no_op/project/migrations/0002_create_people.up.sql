CREATE TABLE IF NOT EXISTS people (id integer PRIMARY KEY, name text NOT NULL, email text);
