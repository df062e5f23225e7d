ALTER TABLE things ADD COLUMN place integer;
UPDATE things SET place = 2 - id % 2 WHERE shelf <> 'x';
ALTER TABLE things DROP COLUMN shelf;
