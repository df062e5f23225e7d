CREATE TABLE tickets_new (id integer PRIMARY KEY AUTOINCREMENT, seat text, note text NOT NULL DEFAULT '');
INSERT INTO tickets_new (id, seat) SELECT id, seat FROM tickets;
DROP TABLE tickets;
ALTER TABLE tickets_new RENAME TO tickets;
