ALTER TABLE users ADD COLUMN phone text;
DO $$ BEGIN CREATE DOMAIN email_address AS text CHECK (VALUE ~ '@'); EXCEPTION WHEN duplicate_object THEN NULL; END $$;
