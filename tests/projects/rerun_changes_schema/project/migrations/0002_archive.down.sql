DROP TABLE notes;
ALTER TABLE notes_old RENAME TO notes;
