CREATE TABLE items_new (id integer PRIMARY KEY, quantity integer CHECK (quantity > 0), note text NOT NULL DEFAULT '');
INSERT INTO items_new (id, quantity) SELECT id, quantity FROM items;
DROP TABLE items;
ALTER TABLE items_new RENAME TO items;
