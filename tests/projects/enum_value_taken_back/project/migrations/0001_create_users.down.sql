DROP TABLE users;
DROP TYPE state;
