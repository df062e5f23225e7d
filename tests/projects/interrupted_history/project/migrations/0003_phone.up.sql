ALTER TABLE users ADD COLUMN phone text;
COMMIT;
CREATE INDEX users_phone ON users (phone);
