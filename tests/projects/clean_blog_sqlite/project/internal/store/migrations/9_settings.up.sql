CREATE TABLE settings (name TEXT PRIMARY KEY, value ANY) STRICT;
INSERT INTO settings (name, value) VALUES ('title', 'A blog'), ('per_page', 20);
PRAGMA user_version = 9;
