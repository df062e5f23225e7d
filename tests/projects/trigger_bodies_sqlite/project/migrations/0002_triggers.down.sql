DROP TRIGGER no_delete;
DROP TRIGGER IF EXISTS temp.session_log;
DROP TRIGGER accounts_log;
