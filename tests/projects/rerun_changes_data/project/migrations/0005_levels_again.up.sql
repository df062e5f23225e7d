CREATE INDEX IF NOT EXISTS levels_name ON levels (name);
UPDATE levels SET rank = rank + 1, at = CURRENT_TIMESTAMP;
