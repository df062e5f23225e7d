CREATE TABLE people_new (id integer PRIMARY KEY, name text NOT NULL DEFAULT 'nobody', note text NOT NULL DEFAULT '');
INSERT INTO people_new (id, name) SELECT id, name FROM people;
DROP TABLE people;
ALTER TABLE people_new RENAME TO people;
