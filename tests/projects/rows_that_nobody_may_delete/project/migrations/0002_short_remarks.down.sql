CREATE TABLE entries_old (id integer PRIMARY KEY, amount integer, remark text NOT NULL);
INSERT INTO entries_old SELECT id, amount, remark FROM entries;
DROP TABLE entries;
ALTER TABLE entries_old RENAME TO entries;
CREATE TRIGGER entries_stay BEFORE DELETE ON entries BEGIN
	SELECT RAISE(ABORT, 'entries stay for ever');
END;
CREATE TRIGGER entries_forgotten AFTER DELETE ON entries BEGIN
	INSERT INTO remarks (remarks, rowid, remark) VALUES ('delete', old.id, old.remark);
END;
