CREATE TABLE items_old (id integer PRIMARY KEY, quantity integer);
INSERT INTO items_old (id, quantity) SELECT id, quantity FROM items;
DROP TABLE items;
ALTER TABLE items_old RENAME TO items;
