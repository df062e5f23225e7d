ALTER TABLE users RENAME COLUMN login TO handle;
ALTER TABLE post_tags RENAME TO tagged;
