UPDATE ledger SET amount = amount;
