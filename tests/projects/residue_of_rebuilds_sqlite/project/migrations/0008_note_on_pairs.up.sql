CREATE TABLE pairs_new (a integer, b integer, note text, PRIMARY KEY (a, b)) WITHOUT ROWID;
INSERT INTO pairs_new (a, b) SELECT a, b FROM pairs;
DROP TABLE pairs;
ALTER TABLE pairs_new RENAME TO pairs;
