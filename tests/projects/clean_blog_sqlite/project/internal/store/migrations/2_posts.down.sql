DROP INDEX posts_title;
DROP INDEX posts_author;
DROP TABLE posts;
