-- mtest: allow downgrade-leaves-residue: readers may still need them
SELECT 1;
