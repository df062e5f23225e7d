ALTER TABLE users ADD COLUMN short text;

-- What an avatar shows.
CREATE OR REPLACE FUNCTION initials(name text) RETURNS text LANGUAGE plpgsql AS $body$
DECLARE
	letters text := '';
BEGIN
	SELECT string_agg(left(part, 1), '') INTO letters FROM regexp_split_to_table(name, '\s+') AS part;
	RETURN letters;
END;
$body$;
