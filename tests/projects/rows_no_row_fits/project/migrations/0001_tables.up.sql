CREATE TABLE codes (code varchar(32) PRIMARY KEY CHECK (length(code) < 0));
CREATE TABLE uses (id integer PRIMARY KEY, code varchar(32) NOT NULL REFERENCES codes (code));
CREATE TABLE days (day integer PRIMARY KEY CHECK (day BETWEEN 1 AND 7));
