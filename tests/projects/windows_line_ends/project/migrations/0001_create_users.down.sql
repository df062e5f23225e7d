DROP INDEX ix_users_name;
DROP TABLE users;
