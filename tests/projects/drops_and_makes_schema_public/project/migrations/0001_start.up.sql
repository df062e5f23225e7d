DROP SCHEMA public CASCADE;
CREATE SCHEMA public;
CREATE TABLE users (id integer PRIMARY KEY, name text NOT NULL);
