ALTER TABLE users DROP COLUMN forgotten;
