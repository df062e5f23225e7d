CREATE TABLE places_old (id integer PRIMARY KEY, town text);
INSERT INTO places_old (id, town) SELECT id, town FROM places;
DROP TABLE places;
ALTER TABLE places_old RENAME TO places;
