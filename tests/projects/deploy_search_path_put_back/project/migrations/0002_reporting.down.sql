SET search_path = reporting;
DROP TABLE totals;
DROP SCHEMA reporting;
RESET search_path;
