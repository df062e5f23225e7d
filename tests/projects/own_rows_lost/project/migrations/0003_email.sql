-- mtest: allow-file expectation-failed: asked where rows are there
ALTER TABLE users ADD COLUMN email text;
