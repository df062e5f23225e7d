ALTER TABLE users ADD COLUMN name text;
ALTER TABLE users DROP COLUMN full_name;
