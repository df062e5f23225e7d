ALTER TABLE kinds DROP CONSTRAINT kinds_name_check, DROP COLUMN rank;
