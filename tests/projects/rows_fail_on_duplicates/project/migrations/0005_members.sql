CREATE TABLE members (id integer PRIMARY KEY, mail text NOT NULL UNIQUE, nick text NOT NULL UNIQUE CHECK (nick = lower(nick)));
