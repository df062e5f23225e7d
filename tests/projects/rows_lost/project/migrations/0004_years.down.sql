ALTER TABLE users ADD COLUMN age integer;
UPDATE users SET age = years;
ALTER TABLE users DROP COLUMN years;
