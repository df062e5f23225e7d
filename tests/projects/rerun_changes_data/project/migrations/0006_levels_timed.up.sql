CREATE INDEX IF NOT EXISTS levels_rank ON levels (rank);
UPDATE levels SET at = CURRENT_TIMESTAMP;
