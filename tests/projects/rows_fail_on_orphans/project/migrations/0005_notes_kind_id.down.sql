ALTER TABLE notes DROP CONSTRAINT notes_kind_id;
