ALTER TABLE notes ADD CONSTRAINT notes_person_id FOREIGN KEY (person_id) REFERENCES people (id);
