DROP INDEX IF EXISTS levels_name;
UPDATE levels SET rank = rank - 1;
