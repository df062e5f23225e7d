DROP TRIGGER written_once;
