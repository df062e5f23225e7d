BEGIN;
CREATE TABLE tags (id integer PRIMARY KEY);
COMMIT;
ALTER TABLE persons ADD COLUMN tag integer;
