CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL);
CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
