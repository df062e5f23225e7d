DELETE FROM users WHERE state = 9;
ALTER TABLE users DROP COLUMN state;
