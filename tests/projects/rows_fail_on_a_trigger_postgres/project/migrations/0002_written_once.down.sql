DROP TRIGGER written_once ON ledger;
DROP FUNCTION refuse();
