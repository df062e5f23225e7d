ALTER TABLE orders ADD COLUMN email varchar(50);
UPDATE orders SET email = (SELECT users.email FROM users WHERE users.id = orders.user_id);
