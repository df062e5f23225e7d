ALTER TABLE customers DROP COLUMN last_order;
DROP TABLE orders;
