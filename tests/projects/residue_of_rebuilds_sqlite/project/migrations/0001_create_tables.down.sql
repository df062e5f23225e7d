DROP TABLE pairs;
DROP TABLE tickets;
DROP TABLE places;
DROP TABLE people;
DROP TABLE parts;
DROP TABLE lines;
DROP TABLE items;
DROP TABLE orders;
