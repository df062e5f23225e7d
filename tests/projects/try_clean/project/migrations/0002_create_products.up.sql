CREATE TABLE products (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	sku TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	price_cents INTEGER NOT NULL CHECK (price_cents >= 0)
);

CREATE INDEX ix_products_name ON products (name);
