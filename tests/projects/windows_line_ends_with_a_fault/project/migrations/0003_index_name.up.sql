ALTER TABLE users ADD COLUMN phone text;

CREATE INDEX IF NOT EXISTS ix_users_name ON users (name);
