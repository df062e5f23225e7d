ALTER TABLE users ADD COLUMN archived boolean;
CREATE SERVER IF NOT EXISTS archive FOREIGN DATA WRAPPER postgres_fdw OPTIONS (dbname 'archive');
