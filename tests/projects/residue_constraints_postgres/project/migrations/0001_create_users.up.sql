CREATE TABLE teams (id bigint PRIMARY KEY);
CREATE TABLE users (
	id bigint PRIMARY KEY,
	email text,
	name text,
	role text,
	zip integer,
	age integer,
	team bigint
);
ALTER TABLE users ADD CONSTRAINT users_age_check CHECK (age > 0) NOT VALID;
CREATE TABLE bookings (room integer, during tsrange);
CREATE TABLE codes (code text);
