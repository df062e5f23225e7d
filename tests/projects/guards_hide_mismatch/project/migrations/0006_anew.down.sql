DROP INDEX IF EXISTS users_name;
CREATE INDEX users_name ON users (id);
