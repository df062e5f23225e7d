CREATE TABLE comments (id integer PRIMARY KEY, body varchar(200));
CREATE TABLE IF NOT EXISTS likes (id integer PRIMARY KEY);
