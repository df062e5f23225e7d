ALTER TABLE users ADD COLUMN nickname text;
CREATE TABLE short_names (id integer PRIMARY KEY);
