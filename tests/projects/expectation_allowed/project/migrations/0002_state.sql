-- mtest: allow-file expectation-failed: filled by a job at night
ALTER TABLE users ADD COLUMN state integer;
