ALTER TABLE tags ADD COLUMN word text;
