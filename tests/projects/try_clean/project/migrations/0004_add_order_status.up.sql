ALTER TABLE orders ADD COLUMN status TEXT NOT NULL DEFAULT 'placed';
CREATE INDEX ix_orders_open ON orders (placed_at) WHERE status = 'placed';
