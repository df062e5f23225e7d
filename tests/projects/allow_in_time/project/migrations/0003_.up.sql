-- mtest: allow missing-message: it says itself
-- mtest: allow downgrade-fails: for later
CREATE TABLE notes (id bigint);
