INSERT INTO runs (done) VALUES (true);
DO $$
BEGIN
	EXECUTE format('CREATE TABLE archive_%s (id bigint PRIMARY KEY)', (SELECT count(*) FROM runs));
END
$$;
