-- mtest: allow silent-no-op: it does something
CREATE TABLE tags (id bigint PRIMARY KEY);
