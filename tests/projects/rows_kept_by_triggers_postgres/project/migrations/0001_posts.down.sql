DROP TABLE comments;
DROP TABLE posts;
DROP FUNCTION count_edits();
