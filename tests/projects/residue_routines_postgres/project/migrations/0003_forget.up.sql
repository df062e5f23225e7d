ALTER TABLE users ADD COLUMN forgotten boolean;
CREATE OR REPLACE PROCEDURE forget(bigint) LANGUAGE sql AS 'DELETE FROM posts WHERE id = $1';
