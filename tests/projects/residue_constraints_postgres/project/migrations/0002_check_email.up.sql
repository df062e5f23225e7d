ALTER TABLE users ADD COLUMN checked boolean;
ALTER TABLE users DROP CONSTRAINT IF EXISTS users_email_has_at;
ALTER TABLE users ADD CONSTRAINT users_email_has_at CHECK (email LIKE '%@%');
