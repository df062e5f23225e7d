ALTER TABLE users ADD COLUMN grown_up integer;
UPDATE users SET grown_up = 1 WHERE born < 2000;
