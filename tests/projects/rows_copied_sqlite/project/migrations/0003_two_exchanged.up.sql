CREATE TABLE new_guests (id integer PRIMARY KEY, name varchar(50), town varchar(50), note varchar(50), extra integer);
INSERT INTO new_guests (id, name, town, note)
  SELECT id, town, name, note FROM guests;
DROP TABLE guests;
ALTER TABLE new_guests RENAME TO guests;
