ALTER TABLE users ADD COLUMN email text;
COMMIT;
CREATE INDEX users_email ON users (email);
