CREATE INDEX CONCURRENTLY orders_open ON orders (placed_at) WHERE state <> 'sent';
