ALTER TABLE users ADD COLUMN leads boolean;
ALTER TABLE users DROP CONSTRAINT IF EXISTS users_team_fkey;
ALTER TABLE users ADD CONSTRAINT users_team_fkey FOREIGN KEY (team) REFERENCES teams (id);
