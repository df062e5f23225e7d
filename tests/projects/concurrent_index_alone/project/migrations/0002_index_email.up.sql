-- Without a lock that blocks writers.
CREATE INDEX CONCURRENTLY ix_users_email ON users (email);
