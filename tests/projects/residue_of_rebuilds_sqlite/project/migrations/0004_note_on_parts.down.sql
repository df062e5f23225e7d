CREATE TABLE parts_old (id integer PRIMARY KEY, sku text);
INSERT INTO parts_old (id, sku) SELECT id, sku FROM parts;
DROP TABLE parts;
ALTER TABLE parts_old RENAME TO parts;
