DROP TABLE IF EXISTS nothing_of_the_kind;
