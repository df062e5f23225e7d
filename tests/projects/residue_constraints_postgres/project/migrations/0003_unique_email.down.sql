ALTER TABLE users DROP COLUMN confirmed;
