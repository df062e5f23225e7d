ALTER TABLE prices DROP COLUMN owner_id;
