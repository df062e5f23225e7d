DROP TABLE IF EXISTS labels;
-- a guard that makes, in a downgrade
CREATE TABLE IF NOT EXISTS tags (id integer PRIMARY KEY);
DROP VIEW label_ids;
