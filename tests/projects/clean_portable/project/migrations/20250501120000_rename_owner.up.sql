DROP VIEW balances;
ALTER TABLE accounts RENAME COLUMN owner TO holder;
CREATE VIEW balances AS
	SELECT a.holder, a.currency, sum(a.balance) AS balance FROM accounts AS a GROUP BY a.holder, a.currency;
