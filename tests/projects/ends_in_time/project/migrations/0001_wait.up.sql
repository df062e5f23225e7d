CREATE TABLE users (id integer PRIMARY KEY);
SELECT pg_sleep(0.3);
