DROP MATERIALIZED VIEW reporting.sales;
DROP VIEW reporting.open_orders;
