CREATE TABLE new_friends (id integer PRIMARY KEY, name varchar(50), town varchar(50), note varchar(50), extra integer);
INSERT INTO new_friends (id, town, name, note)
  SELECT id, town, name, note FROM friends;
DROP TABLE friends;
ALTER TABLE new_friends RENAME TO friends;
