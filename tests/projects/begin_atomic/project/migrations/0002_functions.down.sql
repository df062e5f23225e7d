DROP FUNCTION visit(integer);
