ALTER TABLE b ADD COLUMN c integer; CREATE TABLE c (id integer);
