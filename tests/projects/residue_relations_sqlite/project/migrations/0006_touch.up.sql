CREATE TABLE touched (id integer PRIMARY KEY);
CREATE TRIGGER IF NOT EXISTS users_touch AFTER UPDATE OF email ON users
BEGIN
	UPDATE users SET changed = CURRENT_TIMESTAMP WHERE id = new.id;
	SELECT CASE WHEN new.email = '' THEN raise(ABORT, 'no email; no change') END;
END;
