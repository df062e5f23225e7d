CREATE MATERIALIZED VIEW IF NOT EXISTS user_count AS SELECT count(*) AS n FROM users;
CREATE TABLE counted (at timestamptz PRIMARY KEY);
