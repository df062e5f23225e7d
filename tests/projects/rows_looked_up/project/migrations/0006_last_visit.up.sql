ALTER TABLE users ADD COLUMN last_visit integer;
UPDATE users SET last_visit = (SELECT max(visits.id) FROM visits WHERE visits.user_id = users.id);
