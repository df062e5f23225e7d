CREATE FUNCTION visit(which integer) RETURNS integer LANGUAGE sql
BEGIN ATOMIC
	UPDATE users SET visits = visits + 1 WHERE id = which;
	SELECT visits FROM users WHERE id = which;
END;

-- Half of them.
CREATE OR REPLACE FUNCTION half(n integer) RETURNS integer LANGUAGE sql RETURN n / 2;
