-- IF NOT EXISTS in a comment guards nothing, and this can be run again
DROP INDEX IF EXISTS labels_name;
CREATE UNIQUE INDEX labels_name ON labels (name);
