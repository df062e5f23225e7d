CREATE TABLE lines_new (id integer PRIMARY KEY, of_order integer REFERENCES orders (id), note text NOT NULL DEFAULT '');
INSERT INTO lines_new (id, of_order) SELECT id, of_order FROM lines;
DROP TABLE lines;
ALTER TABLE lines_new RENAME TO lines;
