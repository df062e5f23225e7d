CREATE TABLE items_new (id INTEGER PRIMARY KEY, quantity INTEGER CHECK (quantity >= 0));
INSERT INTO items_new SELECT id, quantity FROM items;
DROP TABLE items;
ALTER TABLE items_new RENAME TO items;
