CREATE TABLE items_new (
	id INTEGER PRIMARY KEY,
	quantity BIGINT NOT NULL CHECK (quantity > 0 AND quantity < 1000),
	note TEXT DEFAULT 'x'
);
INSERT INTO items_new (id, quantity, note) SELECT id, quantity, note FROM items;
DROP TABLE items;
ALTER TABLE items_new RENAME TO items;
CREATE INDEX ix_items_quantity ON items (quantity);
