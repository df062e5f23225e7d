CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, name text, active boolean NOT NULL DEFAULT true);
CREATE TABLE events (at timestamptz NOT NULL, what text NOT NULL) PARTITION BY RANGE (at);
