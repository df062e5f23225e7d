DROP INDEX ix_orders_placed_by;
DROP TABLE oders;
