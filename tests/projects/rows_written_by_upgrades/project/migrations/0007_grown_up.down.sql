ALTER TABLE users DROP COLUMN grown_up;
