CREATE TABLE users_old (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	handle TEXT NOT NULL COLLATE NOCASE UNIQUE,
	email TEXT NOT NULL,
	admin BOOLEAN NOT NULL DEFAULT 0 CHECK (admin IN (0, 1)),
	created_at DATETIME NOT NULL DEFAULT (datetime('now'))
);
INSERT INTO users_old SELECT id, handle, email, admin, created_at FROM users;
DROP TABLE users;
ALTER TABLE users_old RENAME TO users;
