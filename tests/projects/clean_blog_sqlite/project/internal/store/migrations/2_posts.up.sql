CREATE TABLE posts (
	id INTEGER PRIMARY KEY,
	author_id INTEGER NOT NULL,
	title VARCHAR(200) NOT NULL,
	body TEXT NOT NULL DEFAULT '',
	words INTEGER GENERATED ALWAYS AS (length(body) - length(replace(body, ' ', '')) + 1) VIRTUAL,
	FOREIGN KEY (author_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE INDEX posts_author ON posts (author_id);
CREATE INDEX posts_title ON posts (lower(title)) WHERE title <> '';
