DROP TABLE reporting.totals;
DROP SCHEMA reporting;
