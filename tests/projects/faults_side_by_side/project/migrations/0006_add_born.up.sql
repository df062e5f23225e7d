ALTER TABLE users ADD COLUMN born text;
