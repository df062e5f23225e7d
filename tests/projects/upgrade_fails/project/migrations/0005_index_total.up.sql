CREATE INDEX ix_orders_total ON orders (total);
