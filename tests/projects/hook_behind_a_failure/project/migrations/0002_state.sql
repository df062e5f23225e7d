ALTER TABLE usrs ADD COLUMN state integer;
