DROP TABLE products;
DROP TABLE categories;
DROP TYPE product_state;
