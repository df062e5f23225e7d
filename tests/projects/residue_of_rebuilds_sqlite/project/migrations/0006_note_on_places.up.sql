CREATE TABLE places_new (id integer PRIMARY KEY, town text, note text NOT NULL DEFAULT '');
INSERT INTO places_new (id, town) SELECT id, town FROM places;
DROP TABLE places;
ALTER TABLE places_new RENAME TO places;
CREATE INDEX ix_places_town ON places (town);
