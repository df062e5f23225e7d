BEGIN;
CREATE SCHEMA reporting;
SET LOCAL search_path = reporting;
CREATE TABLE totals (day date PRIMARY KEY, n bigint NOT NULL);
COMMIT;
