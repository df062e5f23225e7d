CREATE TABLE ledger (id integer PRIMARY KEY, amount integer NOT NULL);
