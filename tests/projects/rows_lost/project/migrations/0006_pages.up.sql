CREATE TABLE pages (id integer PRIMARY KEY, page text NOT NULL);
INSERT INTO pages SELECT id, page FROM visits;
DROP TABLE visits;
