ALTER TABLE users ADD COLUMN login text;
DROP POLICY IF EXISTS own_rows ON users;
CREATE POLICY own_rows ON users USING (email = current_user);
