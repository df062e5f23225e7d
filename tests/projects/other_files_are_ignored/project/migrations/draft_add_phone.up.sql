ALTER TABLE users ADD COLUMN phone textt;;
