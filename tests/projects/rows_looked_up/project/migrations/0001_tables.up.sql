CREATE TABLE users (id integer PRIMARY KEY, email varchar(50) NOT NULL, name varchar(50));
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer, total integer);
CREATE TABLE visits (id integer PRIMARY KEY, user_id integer REFERENCES users (id));
