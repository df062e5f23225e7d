DROP VIEW sleeping_users;
