CREATE TABLE price_changes (
	product_id INTEGER NOT NULL REFERENCES products (id),
	old_cents INTEGER NOT NULL,
	new_cents INTEGER NOT NULL,
	changed_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TRIGGER products_price_changes
AFTER UPDATE OF price_cents ON products
WHEN old.price_cents <> new.price_cents
BEGIN
	INSERT INTO price_changes (product_id, old_cents, new_cents)
	VALUES (new.id, old.price_cents, new.price_cents);
END;
