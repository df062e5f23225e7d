-- Orders, and who placed them last.
CREATE TABLE orders (id integer PRIMARY KEY, placed_by integer REFERENCES users (id));
ALTER TABLE customers ADD COLUMN last_order integer;
