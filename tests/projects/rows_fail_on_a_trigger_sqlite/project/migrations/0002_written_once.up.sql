CREATE TRIGGER written_once BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is written once'); END;
