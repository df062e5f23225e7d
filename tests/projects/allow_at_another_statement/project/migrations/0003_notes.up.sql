-- mtest: allow-file silent-no-op: the table may be there
CREATE TABLE notes (text text DEFAULT '
-- mtest: allow downgrade-leaves-residue: this is a text
');
