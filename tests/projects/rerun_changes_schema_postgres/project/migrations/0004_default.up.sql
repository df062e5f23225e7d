-- written to the catalog a second time, with the same result
ALTER TABLE notes ALTER COLUMN body SET DEFAULT 'none';
COMMENT ON TABLE notes IS 'what people said';
CREATE OR REPLACE FUNCTION notes_count() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM notes';
