CREATE VIEW balances AS
	SELECT a.owner, a.currency, sum(a.balance) AS balance FROM accounts AS a GROUP BY a.owner, a.currency;
