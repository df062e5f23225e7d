ALTER TABLE posts ADD COLUMN published_at DATETIME;
UPDATE posts SET published_at = datetime('now') WHERE body <> '';
CREATE VIEW published_posts (id, title, at) AS
	SELECT id, title, published_at FROM posts WHERE published_at IS NOT NULL;
