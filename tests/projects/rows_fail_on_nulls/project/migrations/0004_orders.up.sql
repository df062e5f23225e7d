CREATE TABLE orders (id integer PRIMARY KEY, state text NOT NULL);
ALTER TABLE orders ADD COLUMN paid integer NOT NULL DEFAULT 0;
