SELECT '
-- mtest: allow-file downgrade-leaves-residue, reupgrade-fails: this is a text
';
