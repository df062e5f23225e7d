ALTER TABLE users ADD COLUMN touched_at timestamp;
