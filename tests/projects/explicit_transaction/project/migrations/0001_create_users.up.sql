BEGIN;
CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL);
CREATE INDEX ix_users_email ON users (email);
COMMIT;
