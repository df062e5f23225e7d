ALTER TABLE members DROP COLUMN born;
ALTER TABLE members RENAME COLUMN born_wide TO born;
