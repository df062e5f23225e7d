CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL, changed timestamptz);
CREATE TABLE posts (id bigint PRIMARY KEY, title text NOT NULL);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.changed := now();
	RETURN NEW;
END;
$$;
CREATE FUNCTION longer(text, text) RETURNS text LANGUAGE sql IMMUTABLE
	AS 'SELECT CASE WHEN length($1) >= length($2) THEN $1 ELSE $2 END';
CREATE FUNCTION slug(title text) RETURNS text LANGUAGE sql IMMUTABLE
	AS $$ SELECT lower(replace(title, ' ', '-')) $$;
