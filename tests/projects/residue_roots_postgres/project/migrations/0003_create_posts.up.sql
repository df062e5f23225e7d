CREATE TABLE IF NOT EXISTS posts (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	author bigint REFERENCES users (id) ON DELETE CASCADE,
	title text NOT NULL CHECK (title <> ''),
	UNIQUE (author, title)
);
CREATE INDEX IF NOT EXISTS ix_posts_title ON posts (lower(title));
CREATE STATISTICS IF NOT EXISTS posts_author_title ON author, title FROM posts;
DROP TRIGGER IF EXISTS posts_touch ON posts;
CREATE TRIGGER posts_touch BEFORE UPDATE ON posts FOR EACH ROW EXECUTE FUNCTION nothing();
DROP POLICY IF EXISTS all_posts ON posts;
CREATE POLICY all_posts ON posts USING (true);
COMMENT ON TABLE posts IS 'what was written';
ALTER TABLE users ADD COLUMN born date;
