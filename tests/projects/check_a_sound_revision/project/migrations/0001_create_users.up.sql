CREATE TABLE users (id integer PRIMARY KEY, name text NOT NULL);
CREATE TABLE IF NOT EXISTS tags (id integer PRIMARY KEY);
