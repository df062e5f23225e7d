DROP TABLE IF EXISTS legacy_people;
