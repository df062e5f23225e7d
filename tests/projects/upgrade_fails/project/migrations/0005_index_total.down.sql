DROP INDEX ix_orders_total;
