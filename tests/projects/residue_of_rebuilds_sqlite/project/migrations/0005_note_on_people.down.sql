CREATE TABLE people_old (id integer PRIMARY KEY, name text DEFAULT 'nobody');
INSERT INTO people_old (id, name) SELECT id, name FROM people;
DROP TABLE people;
ALTER TABLE people_old RENAME TO people;
