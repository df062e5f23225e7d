-- what was there is taken away before
DROP INDEX IF EXISTS users_name;
CREATE INDEX IF NOT EXISTS users_name ON users (name);
