ALTER TABLE users ADD COLUMN numbered boolean;
CALL number_all();
