DROP VIEW balances;
