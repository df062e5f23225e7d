DROP INDEX IF EXISTS levels_rank;
