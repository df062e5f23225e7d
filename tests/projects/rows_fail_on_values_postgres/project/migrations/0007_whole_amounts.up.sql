ALTER TABLE prices ALTER COLUMN amount TYPE bigint;
