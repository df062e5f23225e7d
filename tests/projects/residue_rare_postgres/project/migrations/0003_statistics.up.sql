ALTER TABLE users ADD COLUMN street text;
CREATE STATISTICS IF NOT EXISTS users_town_zip (dependencies) ON town, zip FROM users;
