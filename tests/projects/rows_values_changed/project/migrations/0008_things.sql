CREATE TABLE things (
	id integer PRIMARY KEY,
	kind varchar(10) NOT NULL CHECK (kind IN ('book', 'disc', 'map')),
	size varchar(10) NOT NULL CHECK (size IN ('small', 'large', 'huge')),
	shelf varchar(10) NOT NULL
);
