DROP TABLE visits;
DROP TABLE orders;
DROP TABLE users;
