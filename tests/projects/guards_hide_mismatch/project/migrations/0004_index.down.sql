DROP INDEX IF EXISTS users_id_name;
