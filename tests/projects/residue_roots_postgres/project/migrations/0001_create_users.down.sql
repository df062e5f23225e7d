DROP TABLE users;
DROP FUNCTION nothing();
