DROP VIEW IF EXISTS names;
CREATE VIEW names AS SELECT name FROM users;
CREATE TABLE reports (id integer PRIMARY KEY, body text);
