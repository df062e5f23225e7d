-- mtest: allow-file data-lost: of those with the same name one is enough
DELETE FROM users WHERE id NOT IN (SELECT min(id) FROM users GROUP BY name);
CREATE UNIQUE INDEX users_name ON users (name);
