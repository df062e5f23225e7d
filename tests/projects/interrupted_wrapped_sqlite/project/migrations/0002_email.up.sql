ALTER TABLE users ADD COLUMN email text;
COMMIT;
BEGIN;
CREATE INDEX users_email ON users (email);
