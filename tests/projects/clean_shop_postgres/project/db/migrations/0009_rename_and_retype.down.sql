ALTER TABLE order_items ALTER COLUMN quantity SET DEFAULT 1, ALTER COLUMN unit_price TYPE numeric(10, 2);
ALTER TABLE categories ALTER COLUMN name TYPE text;
ALTER INDEX orders_by_customer RENAME TO orders_customer;
ALTER TABLE customers RENAME CONSTRAINT customers_born_plausible TO customers_born_check;
ALTER TABLE customers RENAME COLUMN full_name TO name;
