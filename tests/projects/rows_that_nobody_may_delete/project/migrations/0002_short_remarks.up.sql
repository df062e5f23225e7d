CREATE TABLE entries_new (id integer PRIMARY KEY, amount integer, remark text NOT NULL CHECK (length(remark) < 3));
INSERT INTO entries_new SELECT id, amount, remark FROM entries;
DROP TABLE entries;
ALTER TABLE entries_new RENAME TO entries;
