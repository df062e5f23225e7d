BEGIN;
CREATE TABLE half (id integer);
COMMIT;
DROP TABLE nothing;
