ALTER TABLE transfers DROP COLUMN purpose;
ALTER TABLE accounts DROP COLUMN currency;
