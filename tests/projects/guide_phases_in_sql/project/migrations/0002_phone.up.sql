ALTER TABLE members ADD COLUMN phone varchar(20);
