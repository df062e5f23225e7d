ALTER TABLE users ADD COLUMN about text;
CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5 (email, about);
