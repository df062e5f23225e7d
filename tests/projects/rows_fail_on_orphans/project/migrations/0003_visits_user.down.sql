ALTER TABLE visits DROP CONSTRAINT visits_user;
