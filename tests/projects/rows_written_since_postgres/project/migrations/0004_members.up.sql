CREATE TABLE members (id serial PRIMARY KEY, mail text NOT NULL, note varchar(20) NOT NULL, seen text NOT NULL);
