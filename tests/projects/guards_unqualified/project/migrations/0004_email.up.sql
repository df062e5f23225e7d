DO $$ BEGIN
	IF NOT EXISTS (SELECT FROM information_schema.columns
			WHERE table_name = 'users' AND column_name = 'email') THEN
		ALTER TABLE users ADD COLUMN email text;
	END IF;
END $$;
