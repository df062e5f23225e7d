CREATE VIEW reporting.open_orders AS
	SELECT o.id, c.email, order_total(o.id) AS total
	FROM orders o JOIN customers c ON c.id = o.customer_id
	WHERE o.state <> 'sent';

CREATE MATERIALIZED VIEW reporting.sales AS
	SELECT p.sku, sum(i.quantity) AS sold FROM products p JOIN order_items i ON i.product_id = p.id GROUP BY p.sku
	WITH NO DATA;

CREATE UNIQUE INDEX sales_sku ON reporting.sales (sku);
GRANT SELECT ON reporting.open_orders, reporting.sales TO shop_reports;
