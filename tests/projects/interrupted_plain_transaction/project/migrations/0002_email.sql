BEGIN;
CREATE TABLE teams (id integer PRIMARY KEY);
CREATE TABLE members (team integer);
COMMIT;
