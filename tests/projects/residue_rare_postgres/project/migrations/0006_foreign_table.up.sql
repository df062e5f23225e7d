ALTER TABLE users ADD COLUMN moved boolean;
CREATE FOREIGN TABLE IF NOT EXISTS old_users (id bigint, town text) SERVER history;
