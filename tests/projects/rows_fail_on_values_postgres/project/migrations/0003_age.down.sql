ALTER TABLE users DROP CONSTRAINT age_is_human;
