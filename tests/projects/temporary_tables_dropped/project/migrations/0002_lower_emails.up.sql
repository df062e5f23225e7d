CREATE TEMPORARY TABLE batch AS SELECT id FROM users WHERE email <> lower(email);
UPDATE users SET email = lower(email) WHERE id IN (SELECT id FROM batch);
DROP TABLE batch;
