ALTER TABLE users ADD COLUMN checked boolean;
CREATE INDEX CONCURRENTLY ix_users_email ON users (email);
