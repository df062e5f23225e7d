ALTER TABLE notes ADD CHECK (body <> '');
