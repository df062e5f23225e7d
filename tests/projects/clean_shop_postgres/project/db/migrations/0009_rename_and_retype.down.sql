ALTER TABLE order_items ALTER COLUMN quantity TYPE integer, ALTER COLUMN quantity SET DEFAULT 1;
ALTER TABLE products ALTER COLUMN sku TYPE varchar(20);
ALTER INDEX orders_by_customer RENAME TO orders_customer;
ALTER TABLE customers RENAME CONSTRAINT customers_born_plausible TO customers_born_check;
ALTER TABLE customers RENAME COLUMN full_name TO name;
