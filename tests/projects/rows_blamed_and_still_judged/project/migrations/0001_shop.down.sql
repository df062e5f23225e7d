DROP TABLE goods;
DROP TABLE users;
