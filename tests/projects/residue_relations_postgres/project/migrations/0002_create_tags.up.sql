-- Posts, and the tags of posts.
CREATE TABLE posts (id bigint PRIMARY KEY, title text NOT NULL);
CREATE TABLE IF NOT EXISTS tags (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	word text NOT NULL UNIQUE,
	of_user bigint REFERENCES users (id)
);
CREATE INDEX IF NOT EXISTS ix_tags_user ON tags (of_user);
