-- teams
CREATE TABLE teams (id integer PRIMARY KEY);
INSERT INTO teams VALUES (1);
CREATE TABLE members (team integer);
