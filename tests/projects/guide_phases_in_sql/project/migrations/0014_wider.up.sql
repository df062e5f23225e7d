ALTER TABLE members ADD COLUMN born_wide bigint;
