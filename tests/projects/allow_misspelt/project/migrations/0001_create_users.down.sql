DROP TABLE users;
-- mtest: ignore
