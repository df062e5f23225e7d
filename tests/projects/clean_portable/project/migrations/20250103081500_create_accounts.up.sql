CREATE TABLE accounts (
	id integer PRIMARY KEY,
	owner varchar(80) NOT NULL,
	balance integer NOT NULL DEFAULT 0,
	CONSTRAINT accounts_balance_not_negative CHECK (balance >= 0)
);
