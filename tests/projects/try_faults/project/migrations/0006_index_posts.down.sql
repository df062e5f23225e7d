DROP INDEX IF EXISTS ix_posts_author_published;
