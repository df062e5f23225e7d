CREATE VIRTUAL TABLE post_search USING fts5 (title, body, content = 'posts', content_rowid = 'id');

CREATE TRIGGER posts_search_insert AFTER INSERT ON posts BEGIN
	INSERT INTO post_search (rowid, title, body) VALUES (new.id, new.title, new.body);
END;

CREATE TRIGGER posts_search_delete AFTER DELETE ON posts BEGIN
	INSERT INTO post_search (post_search, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
END;
