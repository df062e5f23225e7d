-- The mark, then a comment.
ALTER TABLE users ADD COLUMN email text;
