CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'the ledger is written once'; END $$;
CREATE TRIGGER written_once BEFORE UPDATE ON ledger FOR EACH ROW EXECUTE FUNCTION refuse();
