CREATE TABLE IF NOT EXISTS choices (name text PRIMARY KEY, value text);
INSERT INTO choices VALUES ('theme', 'dark') ON CONFLICT DO NOTHING;
INSERT INTO choices SELECT 'size', 'large' WHERE NOT EXISTS (SELECT 1 FROM choices WHERE name = 'size');
UPDATE choices SET value = 'huge' WHERE name = 'size';
