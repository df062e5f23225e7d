CREATE VIEW published_posts (id, title, at) AS
	SELECT id, title, published_at FROM posts WHERE published_at IS NOT NULL;
