ALTER TABLE remarks DROP COLUMN length;
