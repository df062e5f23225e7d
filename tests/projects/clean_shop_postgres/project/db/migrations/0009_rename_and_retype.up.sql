ALTER TABLE customers RENAME COLUMN name TO full_name;
ALTER TABLE customers RENAME CONSTRAINT customers_born_check TO customers_born_plausible;
ALTER INDEX orders_customer RENAME TO orders_by_customer;
ALTER TABLE products ALTER COLUMN sku TYPE text USING upper(sku);
ALTER TABLE order_items ALTER COLUMN quantity TYPE bigint, ALTER COLUMN quantity DROP DEFAULT;
