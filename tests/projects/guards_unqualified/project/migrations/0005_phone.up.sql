DO $$ BEGIN
	IF NOT EXISTS (SELECT FROM information_schema.columns
			WHERE table_schema = 'public' AND table_name = 'users' AND column_name = 'phone') THEN
		ALTER TABLE users ADD COLUMN phone text;
	END IF;
END $$;
ALTER TABLE users ADD COLUMN IF NOT EXISTS fax text;
