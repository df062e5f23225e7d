CREATE TABLE users (id bigint PRIMARY KEY, n integer);
CREATE PROCEDURE number_all() LANGUAGE plpgsql AS $$
BEGIN
	UPDATE users SET n = id;
	COMMIT;
	UPDATE users SET n = n + 1;
END $$;
