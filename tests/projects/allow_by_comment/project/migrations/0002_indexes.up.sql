-- Indexes for the search.
-- mtest: allow downgrade-leaves-residue: the old site still uses it

-- It is not unique.

CREATE INDEX IF NOT EXISTS ix_users_email ON users (email);
CREATE INDEX IF NOT EXISTS ix_users_name ON users (name);
CREATE INDEX IF NOT EXISTS ix_users_id ON users (id); /* mtest: allow downgrade-leaves-residue: goes with the table */
