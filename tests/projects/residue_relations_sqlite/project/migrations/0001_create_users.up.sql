CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, active integer NOT NULL DEFAULT 1, changed text);
