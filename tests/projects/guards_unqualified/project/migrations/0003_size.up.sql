DO $$ BEGIN
	IF to_regtype('public.size') IS NULL THEN
		CREATE TYPE size AS ENUM ('small', 'large');
	END IF;
END $$;
CREATE INDEX IF NOT EXISTS users_name ON users (name);
CREATE TABLE IF NOT EXISTS tags (id integer PRIMARY KEY);
