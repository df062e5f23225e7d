ALTER TABLE members DROP CONSTRAINT members_address_key;
ALTER TABLE members ALTER COLUMN address DROP NOT NULL;
