DO $$ BEGIN ALTER TABLE admins INHERIT people; EXCEPTION WHEN duplicate_table THEN NULL; END $$;
