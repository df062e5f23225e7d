ALTER TABLE users ADD COLUMN town text NOT NULL DEFAULT 'unknown';
