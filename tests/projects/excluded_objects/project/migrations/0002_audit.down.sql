-- The audit tables stay.
SELECT 1;
