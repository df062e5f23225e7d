ALTER TABLE notes DROP CONSTRAINT notes_person_id;
