DO $$ BEGIN UPDATE users SET name = trim(name); END $$;
