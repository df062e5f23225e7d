ALTER TABLE visits ADD COLUMN email varchar(50);
UPDATE visits SET email = (SELECT users.email FROM users WHERE users.id = visits.user_id);
