DROP PROCEDURE retire_products(date);
DROP TRIGGER orders_log_state ON orders;
DROP FUNCTION log_order_state();
DROP FUNCTION order_total(bigint);
