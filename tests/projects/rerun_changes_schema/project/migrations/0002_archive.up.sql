-- run again, it puts the new table over the old one
DROP TABLE IF EXISTS notes_old;
ALTER TABLE notes RENAME TO notes_old;
CREATE TABLE IF NOT EXISTS notes (id integer, body text NOT NULL);
INSERT INTO notes SELECT id, body FROM notes_old WHERE body IS NOT NULL;
