ALTER TABLE visits ADD COLUMN name varchar(50);
UPDATE visits SET name = users.name FROM users WHERE users.id = visits.user_id;
