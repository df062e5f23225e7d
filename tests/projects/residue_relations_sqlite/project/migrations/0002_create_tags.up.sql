CREATE TABLE posts (id integer PRIMARY KEY, title text NOT NULL);
CREATE TABLE IF NOT EXISTS tags (
	id integer PRIMARY KEY AUTOINCREMENT,
	word text NOT NULL UNIQUE CHECK (word <> ''),
	of_user integer REFERENCES users (id)
);
CREATE INDEX IF NOT EXISTS ix_tags_user ON tags (of_user);
