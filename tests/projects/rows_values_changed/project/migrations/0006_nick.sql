ALTER TABLE users ADD COLUMN nick varchar(20) DEFAULT '';
