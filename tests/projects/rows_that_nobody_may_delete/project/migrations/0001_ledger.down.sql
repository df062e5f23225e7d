DROP TABLE remarks;
DROP TABLE entries;
