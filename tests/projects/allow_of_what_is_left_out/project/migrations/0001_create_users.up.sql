-- mtest: allow-file missing-downgrade, downgrade-fails: not below
CREATE TABLE users (id bigint PRIMARY KEY);
