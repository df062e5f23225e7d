SET lock_timeout = '2s';
DROP INDEX CONCURRENTLY ix_users_name;
