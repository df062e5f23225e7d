CREATE TRIGGER accounts_log AFTER UPDATE OF cents ON accounts WHEN old.cents <> new.cents BEGIN
	INSERT INTO entries (account, cents, kind)
	VALUES (new.id, new.cents - old.cents, CASE WHEN new.cents > old.cents THEN 'in; plus' ELSE 'out' END);
	UPDATE accounts SET changed = CURRENT_TIMESTAMP WHERE id = new.id; -- END;
END;

CREATE TEMP TRIGGER session_log AFTER DELETE ON accounts BEGIN
	DELETE FROM entries WHERE account = old.id;
END;

CREATE TRIGGER no_delete BEFORE DELETE ON entries BEGIN
	SELECT RAISE(ABORT, 'entries stay; always');
END;
