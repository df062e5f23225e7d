ALTER TABLE members ADD COLUMN address varchar(255);
