ALTER TABLE users ADD COLUMN weight real;
DO $$ BEGIN CREATE TYPE float_span AS RANGE (subtype = float8); EXCEPTION WHEN duplicate_object THEN NULL; END $$;
