-- mtest: allow missing-message, silent-no-op: it is skipped
CREATE TABLE notes (id bigint PRIMARY KEY);
