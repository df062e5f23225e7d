ALTER TABLE notes ADD CONSTRAINT notes_kind_code FOREIGN KEY (kind_code) REFERENCES kinds (code);
