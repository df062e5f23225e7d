CREATE OR REPLACE FUNCTION slug(title text) RETURNS text LANGUAGE sql IMMUTABLE
	AS $$ SELECT regexp_replace(lower(title), '[^a-z0-9]+', '-', 'g') $$;
