UPDATE customers SET full_name = concat_ws(' ', first_name, last_name) WHERE full_name IS NULL;
ALTER TABLE customers ALTER COLUMN full_name SET NOT NULL;
ALTER TABLE customers DROP COLUMN last_name, DROP COLUMN first_name;
