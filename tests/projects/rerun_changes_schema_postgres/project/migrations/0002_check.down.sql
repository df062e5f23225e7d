ALTER TABLE notes DROP CONSTRAINT notes_body_check;
