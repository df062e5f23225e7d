ALTER TABLE members ALTER COLUMN address SET NOT NULL;
ALTER TABLE members ADD CONSTRAINT members_address_key UNIQUE (address);
