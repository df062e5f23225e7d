CREATE TABLE users (id bigserial PRIMARY KEY, name text NOT NULL);
CREATE MATERIALIZED VIEW user_count AS SELECT count(*) AS n FROM users;
