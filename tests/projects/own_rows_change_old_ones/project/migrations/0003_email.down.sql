UPDATE users SET name = 'lost';
ALTER TABLE users DROP COLUMN email;
