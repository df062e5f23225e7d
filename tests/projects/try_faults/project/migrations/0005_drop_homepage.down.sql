ALTER TABLE authors ADD COLUMN homepage TEXT;
