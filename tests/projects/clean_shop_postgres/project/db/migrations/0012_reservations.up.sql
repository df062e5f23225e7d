CREATE TABLE reservations (
	product_id bigint NOT NULL REFERENCES products (id),
	during tstzrange NOT NULL,
	EXCLUDE USING gist (product_id WITH =, during WITH &&)
);
CREATE STATISTICS products_category_state (dependencies, ndistinct) ON category_id, state FROM products;
ALTER TABLE products SET (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.05);
