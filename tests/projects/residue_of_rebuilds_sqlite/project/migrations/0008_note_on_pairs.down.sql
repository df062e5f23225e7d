CREATE TABLE pairs_old (a integer NOT NULL, b integer NOT NULL, PRIMARY KEY (a, b));
INSERT INTO pairs_old (a, b) SELECT a, b FROM pairs;
DROP TABLE pairs;
ALTER TABLE pairs_old RENAME TO pairs;
