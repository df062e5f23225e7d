ALTER TABLE members ALTER COLUMN note TYPE varchar(20);
