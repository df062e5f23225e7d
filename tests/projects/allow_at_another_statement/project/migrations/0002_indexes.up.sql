-- mtest: allow downgrade-leaves-residue: this one is dropped
CREATE INDEX ix_users_email ON users (email);

CREATE INDEX IF NOT EXISTS ix_users_name ON users (name);
