-- The old spelling is not needed any more.
SELECT 1;
