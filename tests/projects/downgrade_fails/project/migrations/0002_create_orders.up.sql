CREATE TABLE orders (id integer PRIMARY KEY, placed_by integer REFERENCES users (id));
CREATE INDEX ix_orders_placed_by ON orders (placed_by);
