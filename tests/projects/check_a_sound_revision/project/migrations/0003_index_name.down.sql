DROP INDEX ix_user_name;
