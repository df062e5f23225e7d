-- mtest: alow silent-no-op: misspelt
-- mtest: allow silent-noop: no such check
-- mtest: allow silent-no-op
-- mtest allow silent-no-op: no colon
-- mtest is run on this file; what it allows is none of its business.
CREATE TABLE users (id bigint PRIMARY KEY);
