ALTER TABLE documents ALTER COLUMN notes TYPE json;
