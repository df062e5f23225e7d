ALTER TABLE users DROP COLUMN state_number;
