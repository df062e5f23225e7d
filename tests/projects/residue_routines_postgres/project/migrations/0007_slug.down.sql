-- The better slug can stay.
SELECT 1;
