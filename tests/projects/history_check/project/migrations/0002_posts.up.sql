CREATE TABLE posts (id integer PRIMARY KEY, title varchar(200));
CREATE TABLE IF NOT EXISTS tags (id integer PRIMARY KEY);
