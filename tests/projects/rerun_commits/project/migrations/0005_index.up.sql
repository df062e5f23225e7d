CREATE INDEX CONCURRENTLY kinds_rank ON kinds (rank);
