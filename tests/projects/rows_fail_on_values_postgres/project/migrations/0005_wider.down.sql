ALTER TABLE users ALTER COLUMN name TYPE varchar(20) USING left(name, 20), ALTER COLUMN age TYPE integer;
