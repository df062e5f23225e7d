DROP TRIGGER products_price_changes;
DROP TABLE price_changes;
