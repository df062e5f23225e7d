ALTER TABLE documents ALTER COLUMN notes TYPE jsonb USING jsonb_build_object('notes', notes);
