ALTER TABLE users ADD COLUMN confirmed boolean;
ALTER TABLE users DROP CONSTRAINT IF EXISTS users_email_key;
ALTER TABLE users ADD UNIQUE (email);
