BEGIN;
ALTER TABLE users ADD COLUMN email text;
CREATE INDEX ix_users_email ON users (email);
COMMIT;
