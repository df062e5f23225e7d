PRAGMA legacy_alter_table = ON;
ALTER TABLE users ADD COLUMN email text;
