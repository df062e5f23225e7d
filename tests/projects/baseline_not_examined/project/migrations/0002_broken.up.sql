CREATE TABLE posts (id bigint PRIMARY KEY, author bigint, FOREIGN KEY (nobody) REFERENCES users (id));
