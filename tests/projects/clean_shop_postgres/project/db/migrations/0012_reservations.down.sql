ALTER TABLE products RESET (autovacuum_vacuum_scale_factor, fillfactor);
DROP STATISTICS products_category_state;
DROP TABLE reservations;
