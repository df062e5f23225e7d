ALTER TABLE users DROP COLUMN numbered;
