PRAGMA user_version = 0;
DROP TABLE settings;
