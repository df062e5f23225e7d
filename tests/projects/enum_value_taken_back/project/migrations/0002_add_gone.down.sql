ALTER TYPE state RENAME TO state_old;
CREATE TYPE state AS ENUM ('new', 'active');
ALTER TABLE users ALTER COLUMN state DROP DEFAULT;
ALTER TABLE users ALTER COLUMN state TYPE state USING (CASE state::text WHEN 'gone' THEN 'active' ELSE state::text END)::state;
ALTER TABLE users ALTER COLUMN state SET DEFAULT 'new';
DROP TYPE state_old;
