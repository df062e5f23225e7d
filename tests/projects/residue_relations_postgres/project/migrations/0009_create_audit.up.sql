CREATE SCHEMA IF NOT EXISTS audit;
CREATE TABLE audit.changes (at timestamptz PRIMARY KEY, what jsonb NOT NULL);
