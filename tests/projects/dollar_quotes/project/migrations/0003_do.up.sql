DO $do$
BEGIN
	FOR i IN 1..3 LOOP
		EXECUTE format('ALTER TABLE users ADD COLUMN note_%s text', i);
	END LOOP;
END;
$do$;
