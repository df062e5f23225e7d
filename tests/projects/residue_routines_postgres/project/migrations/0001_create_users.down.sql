DROP FUNCTION slug(text);
DROP FUNCTION longer(text, text);
DROP FUNCTION touch() CASCADE;
DROP TABLE posts;
DROP TABLE users;
