CREATE FUNCTION f() RETURNS integer LANGUAGE plmtest AS 'return 1';
