DO $$
BEGIN
	EXECUTE format('DROP TABLE archive_%s', (SELECT count(*) FROM runs));
END
$$;
