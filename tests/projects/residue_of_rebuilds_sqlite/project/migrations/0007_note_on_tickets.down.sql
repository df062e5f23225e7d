CREATE TABLE tickets_old (id integer PRIMARY KEY, seat text);
INSERT INTO tickets_old (id, seat) SELECT id, seat FROM tickets;
DROP TABLE tickets;
ALTER TABLE tickets_old RENAME TO tickets;
