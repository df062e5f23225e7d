CREATE TABLE new_logs (id integer PRIMARY KEY, line varchar(50) NOT NULL, day varchar(10), extra integer);
INSERT INTO new_logs (id, line, day)
  SELECT row_number() OVER (ORDER BY id), line, day FROM logs;
DROP TABLE logs;
ALTER TABLE new_logs RENAME TO logs;
