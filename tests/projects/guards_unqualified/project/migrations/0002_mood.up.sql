DO $$ BEGIN
	IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'mood') THEN
		CREATE TYPE mood AS ENUM ('good', 'bad');
	END IF;
END $$;
