SELECT id FROM users WHERE state IS NULL;
