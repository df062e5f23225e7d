ALTER TABLE notes ADD CONSTRAINT notes_kind_id FOREIGN KEY (kind_id) REFERENCES kinds (id);
