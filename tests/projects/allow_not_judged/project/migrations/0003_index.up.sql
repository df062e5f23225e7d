-- mtest: allow-file downgrade-leaves-residue, deploy-fails: it needs the table
CREATE INDEX ix ON posts (author);
