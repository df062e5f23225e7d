ALTER TABLE users ALTER COLUMN name TYPE varchar(3);
UPDATE users SET name = 'x';
