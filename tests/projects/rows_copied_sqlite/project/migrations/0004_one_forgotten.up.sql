CREATE TABLE new_heirs (id integer PRIMARY KEY, name varchar(50), town varchar(50), note varchar(50), extra integer);
INSERT INTO new_heirs (id, name, town)
  SELECT id, name, town FROM heirs;
DROP TABLE heirs;
ALTER TABLE new_heirs RENAME TO heirs;
