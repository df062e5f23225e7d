CREATE VIEW order_totals AS
SELECT i.order_id, sum(i.quantity * p.price_cents) AS total_cents
FROM order_items AS i
JOIN products AS p ON p.id = i.product_id
GROUP BY i.order_id;
