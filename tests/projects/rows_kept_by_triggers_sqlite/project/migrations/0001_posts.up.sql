CREATE TABLE posts (id integer PRIMARY KEY, edits integer NOT NULL DEFAULT 0);
CREATE TABLE comments (id integer PRIMARY KEY, post_id integer NOT NULL REFERENCES posts (id), points integer);
CREATE TRIGGER comments_edited AFTER UPDATE ON comments BEGIN
	UPDATE posts SET edits = edits % 1000 + 1 WHERE id = NEW.post_id;
END;
