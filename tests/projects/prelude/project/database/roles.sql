CREATE ROLE app LOGIN PASSWORD 'for tests only';
CREATE ROLE reporting;
