CREATE TABLE IF NOT EXISTS kept_c (id bigint);
