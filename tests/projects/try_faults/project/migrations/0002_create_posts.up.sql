CREATE TABLE posts (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	author_id INTEGER NOT NULL REFERENCES authors (id),
	title TEXT NOT NULL,
	body TEXT NOT NULL,
	published_at TEXT
);

CREATE VIEW IF NOT EXISTS published_posts AS
SELECT id, author_id, title, published_at FROM posts WHERE published_at IS NOT NULL;

CREATE INDEX ix_posts_author ON posts (author_id);
