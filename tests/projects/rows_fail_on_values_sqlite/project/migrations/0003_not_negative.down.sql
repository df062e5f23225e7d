CREATE TABLE items_old (id INTEGER PRIMARY KEY, quantity INTEGER CHECK (quantity > 0));
INSERT INTO items_old SELECT id, quantity FROM items WHERE quantity IS NULL OR quantity > 0;
DROP TABLE items;
ALTER TABLE items_old RENAME TO items;
