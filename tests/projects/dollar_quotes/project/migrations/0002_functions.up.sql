CREATE FUNCTION greet(name text) RETURNS text LANGUAGE plpgsql AS $fn$
DECLARE
	said text := $q$hello; $$ there$q$;
BEGIN
	EXECUTE $sql$ SELECT 'a;b' $sql$ INTO said;
	RETURN said || ';' || name;
END;
$fn$;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.changed := now(); RETURN NEW; END;';
CREATE TRIGGER users_touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
