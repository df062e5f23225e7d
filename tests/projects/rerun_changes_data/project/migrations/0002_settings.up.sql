CREATE TABLE IF NOT EXISTS settings (name text, value text);
INSERT INTO settings VALUES ('theme', 'dark');
