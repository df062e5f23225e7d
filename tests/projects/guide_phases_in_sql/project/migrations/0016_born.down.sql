ALTER TABLE members RENAME COLUMN born TO born_wide;
ALTER TABLE members ADD COLUMN born integer;
UPDATE members SET born = born_wide;
