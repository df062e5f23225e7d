CREATE UNIQUE INDEX accounts_holder ON accounts (holder, currency);
