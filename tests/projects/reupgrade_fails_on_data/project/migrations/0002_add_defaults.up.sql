ALTER TABLE settings ADD COLUMN note text;
INSERT INTO settings (name, value) VALUES ('theme', 'light');
