ALTER TABLE users ADD COLUMN state integer;
