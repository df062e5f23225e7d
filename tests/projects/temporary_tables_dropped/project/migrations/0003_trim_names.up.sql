CREATE TEMPORARY TABLE batch AS SELECT id FROM users WHERE name <> trim(name);
UPDATE users SET name = trim(name) WHERE id IN (SELECT id FROM batch);
DROP TABLE batch;
