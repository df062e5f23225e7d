-- mtest: alow a
-- mtest: bllow b
CREATE TABLE users (id bigint PRIMARY KEY, name text);
