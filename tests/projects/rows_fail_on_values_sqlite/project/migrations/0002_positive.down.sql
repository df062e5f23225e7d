CREATE TABLE items_old (id INTEGER PRIMARY KEY, quantity INTEGER);
INSERT INTO items_old SELECT id, quantity FROM items;
DROP TABLE items;
ALTER TABLE items_old RENAME TO items;
