UPDATE goods SET state = 'sold';
ALTER TABLE goods ALTER COLUMN owner SET NOT NULL;
