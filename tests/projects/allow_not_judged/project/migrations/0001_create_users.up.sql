-- mtest: allow column-order-changed: off in mtest.yaml
-- mtest: allow reupgrade-differs: left out by --skip
CREATE TABLE users (id bigint PRIMARY KEY);
