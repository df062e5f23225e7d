ALTER TABLE orders ADD COLUMN name varchar(50);
UPDATE orders SET name = users.name FROM users WHERE users.id = orders.user_id;
