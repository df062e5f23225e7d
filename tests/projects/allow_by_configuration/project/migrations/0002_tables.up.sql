CREATE TABLE IF NOT EXISTS kept_a (id bigint);
CREATE TABLE IF NOT EXISTS kept_b (id bigint);
CREATE TABLE IF NOT EXISTS other (id bigint);
