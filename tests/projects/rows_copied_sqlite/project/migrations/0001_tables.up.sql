CREATE TABLE friends (id integer PRIMARY KEY, name varchar(50), town varchar(50), note varchar(50));
CREATE TABLE guests (id integer PRIMARY KEY, name varchar(50), town varchar(50), note varchar(50));
CREATE TABLE heirs (id integer PRIMARY KEY, name varchar(50), town varchar(50), note varchar(50));
CREATE TABLE issuers (id integer PRIMARY KEY, name varchar(50), town varchar(50), note varchar(50));
CREATE TABLE logs (id integer PRIMARY KEY, line varchar(50) NOT NULL, day varchar(10));
