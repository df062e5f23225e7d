ALTER TABLE users ADD COLUMN sorted text;
CREATE COLLATION IF NOT EXISTS bytewise (locale = 'C');
