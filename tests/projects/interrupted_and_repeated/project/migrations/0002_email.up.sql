ALTER TABLE users ADD COLUMN IF NOT EXISTS email text;
COMMIT;
CREATE INDEX users_email ON users (email);
