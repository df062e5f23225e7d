ALTER TABLE notes ADD CONSTRAINT notes_owner FOREIGN KEY (owner) REFERENCES towns (name);
