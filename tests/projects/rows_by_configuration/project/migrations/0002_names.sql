CREATE TABLE names (name text NOT NULL);
INSERT INTO names SELECT name FROM users;
