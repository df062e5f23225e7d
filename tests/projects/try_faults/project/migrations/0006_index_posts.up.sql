CREATE INDEX IF NOT EXISTS ix_posts_author ON posts (author_id, published_at);
