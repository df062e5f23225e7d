CREATE TABLE holders (name varchar(80) PRIMARY KEY);
INSERT INTO holders (name) SELECT DISTINCT holder FROM accounts;
