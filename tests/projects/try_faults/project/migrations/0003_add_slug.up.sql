ALTER TABLE posts ADD COLUMN slug TEXT;
CREATE INDEX ix_posts_slug ON posts (slug);
