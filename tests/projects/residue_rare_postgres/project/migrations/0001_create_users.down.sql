DROP TABLE users;
DROP SERVER history;
DROP EXTENSION postgres_fdw;
