SET statement_timeout = '5s';
SET client_min_messages = warning;
ALTER TABLE users ADD COLUMN email text;
