DROP INDEX transfers_to;
DROP TABLE transfers;
