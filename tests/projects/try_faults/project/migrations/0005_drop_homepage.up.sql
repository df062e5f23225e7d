ALTER TABLE authors DROP COLUMN homepage;
