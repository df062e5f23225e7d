CREATE TABLE orders (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	customer_id INTEGER NOT NULL REFERENCES customers (id),
	placed_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE order_items (
	order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
	product_id INTEGER NOT NULL REFERENCES products (id),
	quantity INTEGER NOT NULL DEFAULT 1 CHECK (quantity > 0),
	PRIMARY KEY (order_id, product_id)
) WITHOUT ROWID;

CREATE INDEX ix_orders_customer ON orders (customer_id);
