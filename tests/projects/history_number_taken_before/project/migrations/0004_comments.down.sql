DROP TABLE likes;
DROP TABLE comments;
