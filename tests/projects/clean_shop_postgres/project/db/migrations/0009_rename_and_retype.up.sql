ALTER TABLE customers RENAME COLUMN name TO full_name;
ALTER TABLE customers RENAME CONSTRAINT customers_born_check TO customers_born_plausible;
ALTER INDEX orders_customer RENAME TO orders_by_customer;
ALTER TABLE categories ALTER COLUMN name TYPE varchar(100) USING left(name, 100);
ALTER TABLE order_items ALTER COLUMN unit_price TYPE numeric(12, 4), ALTER COLUMN quantity DROP DEFAULT;
