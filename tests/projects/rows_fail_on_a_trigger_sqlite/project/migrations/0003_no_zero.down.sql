-- what was zero is not known any more
SELECT 1;
