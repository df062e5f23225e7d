CREATE TABLE parts_new (id integer PRIMARY KEY, sku text UNIQUE, note text NOT NULL DEFAULT '');
INSERT INTO parts_new (id, sku) SELECT id, sku FROM parts;
DROP TABLE parts;
ALTER TABLE parts_new RENAME TO parts;
