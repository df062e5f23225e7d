ALTER TABLE accounts ADD COLUMN currency char(3) NOT NULL DEFAULT 'EUR';
ALTER TABLE transfers ADD COLUMN purpose text;
UPDATE transfers SET purpose = 'unknown' WHERE purpose IS NULL;
