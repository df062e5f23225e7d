DROP TABLE short_names;
