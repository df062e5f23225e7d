ALTER TABLE prices ADD COLUMN owner_id integer;
UPDATE prices SET owner_id = (SELECT users.id FROM users WHERE users.name = prices.code);
