CREATE SCHEMA reporting;
SET search_path = reporting;
CREATE TABLE totals (day date PRIMARY KEY, n bigint NOT NULL);
