DROP TABLE logs;
DROP TABLE issuers;
DROP TABLE heirs;
DROP TABLE guests;
DROP TABLE friends;
