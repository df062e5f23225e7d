-- SQLite keeps a column that an index still mentions.
DROP INDEX ix_orders_open;
ALTER TABLE orders DROP COLUMN status;
