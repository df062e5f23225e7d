-- the town stays, no older version reads it
SELECT 1;
