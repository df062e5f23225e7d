-- PostgreSQL cannot take a label away.
SELECT 1;
