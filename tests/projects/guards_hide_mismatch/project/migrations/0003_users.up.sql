-- users is there since 0001, without an email
CREATE TABLE IF NOT EXISTS users (id integer PRIMARY KEY, name text, email text);
CREATE TABLE IF NOT EXISTS tags (id integer PRIMARY KEY);
