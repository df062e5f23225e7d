DROP TABLE audit.changes;
