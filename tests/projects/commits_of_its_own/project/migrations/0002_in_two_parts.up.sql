ALTER TABLE users ADD COLUMN email text;
COMMIT;
ALTER TABLE users ADD COLUMN phone text;
