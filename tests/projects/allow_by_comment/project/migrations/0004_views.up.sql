-- mtest: allow-file reupgrade-fails: made once
CREATE VIEW a AS SELECT id FROM users;
CREATE VIEW b AS SELECT name FROM users;
