ALTER TABLE users ADD COLUMN home text;
DO $$ BEGIN CREATE TYPE place AS (street text, town text); EXCEPTION WHEN duplicate_object THEN NULL; END $$;
