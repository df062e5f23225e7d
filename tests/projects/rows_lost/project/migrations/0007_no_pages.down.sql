CREATE TABLE pages (id integer PRIMARY KEY, page text NOT NULL);
