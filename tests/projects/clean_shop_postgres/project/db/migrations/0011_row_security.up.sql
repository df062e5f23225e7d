ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_orders ON orders FOR SELECT TO shop_app USING (customer_id::text = current_setting('shop.customer', true));
GRANT SELECT, INSERT ON orders, order_items TO shop_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO shop_app;
