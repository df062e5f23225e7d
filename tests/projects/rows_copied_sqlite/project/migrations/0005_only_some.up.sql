CREATE TABLE new_issuers (id integer PRIMARY KEY, name varchar(50), town varchar(50), note varchar(50), extra integer);
INSERT INTO new_issuers (id, name, town, note)
  SELECT id, name, town, note FROM issuers WHERE town IS NOT NULL;
DROP TABLE issuers;
ALTER TABLE new_issuers RENAME TO issuers;
