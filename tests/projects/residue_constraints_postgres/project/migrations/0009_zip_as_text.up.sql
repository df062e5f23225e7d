ALTER TABLE users ALTER COLUMN zip TYPE text USING lpad(zip::text, 5, '0');
