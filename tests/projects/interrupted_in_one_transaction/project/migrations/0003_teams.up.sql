CREATE TABLE teams (id bigint PRIMARY KEY);
CREATE TABLE members (team bigint REFERENCES teams);
