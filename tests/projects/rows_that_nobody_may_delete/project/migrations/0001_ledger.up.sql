CREATE TABLE entries (id integer PRIMARY KEY, amount integer, remark text NOT NULL);
CREATE TRIGGER entries_stay BEFORE DELETE ON entries BEGIN
	SELECT RAISE(ABORT, 'entries stay for ever');
END;
CREATE VIRTUAL TABLE remarks USING fts5 (remark, content = 'entries', content_rowid = 'id');
CREATE TRIGGER entries_forgotten AFTER DELETE ON entries BEGIN
	INSERT INTO remarks (remarks, rowid, remark) VALUES ('delete', old.id, old.remark);
END;
