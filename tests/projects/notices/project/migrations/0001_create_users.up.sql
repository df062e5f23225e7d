DROP TABLE IF EXISTS users;
CREATE TABLE IF NOT EXISTS users (id bigint PRIMARY KEY);
CREATE TABLE IF NOT EXISTS users (id bigint PRIMARY KEY);
DO $$ BEGIN RAISE NOTICE 'password is %', 'secret'; RAISE WARNING 'beware'; END $$;
