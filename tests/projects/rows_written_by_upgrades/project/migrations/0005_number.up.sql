ALTER TABLE users ADD COLUMN state_number integer;
UPDATE users SET state_number = CASE state WHEN 'open' THEN 1 WHEN 'paid' THEN 2 END;
