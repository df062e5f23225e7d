CREATE TABLE transfers (
	id integer PRIMARY KEY,
	from_account integer NOT NULL REFERENCES accounts (id),
	to_account integer NOT NULL REFERENCES accounts (id),
	amount integer NOT NULL CHECK (amount > 0),
	at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
	UNIQUE (from_account, at),
	CHECK (from_account <> to_account)
);
CREATE INDEX transfers_to ON transfers (to_account, at DESC);
