-- mtest: allow downgrade-fails: the way back from head might show it
CREATE TABLE posts (id bigint PRIMARY KEY);
