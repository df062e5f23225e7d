-- SQLite cannot add a CHECK: the table is built anew.
CREATE TABLE users_new (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	handle TEXT NOT NULL COLLATE NOCASE UNIQUE,
	email TEXT NOT NULL CHECK (email LIKE '%@%'),
	admin BOOLEAN NOT NULL DEFAULT 0 CHECK (admin IN (0, 1)),
	created_at DATETIME NOT NULL DEFAULT (datetime('now'))
);
INSERT INTO users_new SELECT id, handle, email, admin, created_at FROM users;
DROP TABLE users;
ALTER TABLE users_new RENAME TO users;
