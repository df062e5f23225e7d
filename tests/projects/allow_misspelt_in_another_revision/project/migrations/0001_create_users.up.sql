-- mtest: alow silent-no-op: misspelt
-- mtest: allow silent-no-op: matches nothing
CREATE TABLE users (id bigint PRIMARY KEY);
