CREATE TABLE tags (id integer PRIMARY KEY);
ALTER TABLE persons ADD COLUMN tag integer;
