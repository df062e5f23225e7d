ALTER TABLE things ADD COLUMN kind_number integer;
UPDATE things SET kind_number = CASE kind WHEN 'book' THEN 1 ELSE 2 END;
ALTER TABLE things DROP COLUMN kind;
