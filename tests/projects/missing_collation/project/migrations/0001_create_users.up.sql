CREATE TABLE users (id bigint PRIMARY KEY, name text COLLATE "xx_MTEST");
