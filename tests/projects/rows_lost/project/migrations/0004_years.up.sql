ALTER TABLE users ADD COLUMN years integer;
UPDATE users SET years = age;
ALTER TABLE users DROP COLUMN age;
