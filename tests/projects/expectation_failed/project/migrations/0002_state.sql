ALTER TABLE users ADD COLUMN state integer;
UPDATE users SET state = CASE status WHEN 'new' THEN 1 WHEN 'old' THEN 2 END;
