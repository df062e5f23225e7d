DROP PROCEDURE number_all();
DROP TABLE users;
