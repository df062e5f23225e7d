CREATE TABLE "items_old" (
	"id" INTEGER PRIMARY KEY,
	"quantity" INT NOT NULL CHECK ("quantity" > 0),
	"note" TEXT DEFAULT 'x'
);
INSERT INTO items_old SELECT id, quantity, note FROM items;
DROP TABLE items;
ALTER TABLE items_old RENAME TO items;
CREATE INDEX ix_items_quantity ON items (quantity);
