DROP INDEX labels_name;
CREATE INDEX labels_name ON labels (name);
