CREATE TABLE users (id bigint PRIMARY KEY, email extensions.citext NOT NULL UNIQUE);
ALTER TABLE users OWNER TO app;
