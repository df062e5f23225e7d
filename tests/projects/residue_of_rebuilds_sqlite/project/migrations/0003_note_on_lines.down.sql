CREATE TABLE lines_old (id integer PRIMARY KEY, of_order integer);
INSERT INTO lines_old (id, of_order) SELECT id, of_order FROM lines;
DROP TABLE lines;
ALTER TABLE lines_old RENAME TO lines;
