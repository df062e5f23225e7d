-- Who may log in.
CREATE TABLE users (
	id integer PRIMARY KEY,
	name text NOT NULL DEFAULT 'one
two'
);
CREATE INDEX ix_users_name ON users (name);
