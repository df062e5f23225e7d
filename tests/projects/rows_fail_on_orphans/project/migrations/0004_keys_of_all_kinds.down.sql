DROP TABLE links;
DROP TABLE notes;
DROP TABLE towns;
DROP TABLE people;
DROP TABLE kinds;
