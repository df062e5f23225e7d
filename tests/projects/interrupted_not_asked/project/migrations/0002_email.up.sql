-- mtest: allow interrupted-upgrade-stuck: the team watches this one
ALTER TABLE users ADD COLUMN email text;
COMMIT;
CREATE INDEX users_email ON users (email);
