ALTER TABLE users ADD COLUMN country text;
UPDATE users SET country = 'unknown';
