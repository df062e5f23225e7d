DROP INDEX IF EXISTS tags_name;
DROP INDEX users_name;
