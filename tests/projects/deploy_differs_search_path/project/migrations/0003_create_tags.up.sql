CREATE TABLE tags (id bigint PRIMARY KEY, word text NOT NULL);
