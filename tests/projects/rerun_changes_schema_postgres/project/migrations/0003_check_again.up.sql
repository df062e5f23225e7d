ALTER TABLE notes ADD COLUMN IF NOT EXISTS extra text;
ALTER TABLE notes ADD CHECK (extra <> '');
