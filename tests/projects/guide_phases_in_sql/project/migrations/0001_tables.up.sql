CREATE TABLE members (
	id integer PRIMARY KEY,
	mail varchar(255) NOT NULL UNIQUE,
	born integer,
	fax varchar(40) NOT NULL
);
CREATE TABLE loans (id integer PRIMARY KEY, member_mail varchar(255) NOT NULL, title text);
