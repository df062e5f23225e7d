-- Mail.

ALTER TABLE users ADD COLUMN email text;
ALTER TABLE persons ADD COLUMN email text;
