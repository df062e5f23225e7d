CREATE EXTENSION postgres_fdw;
CREATE SERVER history FOREIGN DATA WRAPPER postgres_fdw OPTIONS (dbname 'history');
CREATE TABLE users (id bigint PRIMARY KEY, town text, zip text);
