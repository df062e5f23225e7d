ALTER TABLE tagged RENAME TO post_tags;
ALTER TABLE users RENAME COLUMN handle TO login;
