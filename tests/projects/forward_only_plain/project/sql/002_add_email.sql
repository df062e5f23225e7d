ALTER TABLE user_accounts ADD COLUMN email text;
