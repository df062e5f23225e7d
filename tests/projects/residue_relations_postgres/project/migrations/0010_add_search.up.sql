CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX ix_users_name_search ON users USING gin (name gin_trgm_ops);
