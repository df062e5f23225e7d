ALTER TABLE things ADD COLUMN size_number integer;
UPDATE things SET size_number = CASE size WHEN 'small' THEN 1 WHEN 'large' THEN 2 WHEN 'huge' THEN 3 END;
ALTER TABLE things DROP COLUMN size;
