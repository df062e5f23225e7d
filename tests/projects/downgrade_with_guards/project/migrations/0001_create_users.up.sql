CREATE TABLE users (id integer PRIMARY KEY, name text NOT NULL);
CREATE INDEX ix_users_name ON users (name);
