ALTER TABLE persons ADD COLUMN email text;
