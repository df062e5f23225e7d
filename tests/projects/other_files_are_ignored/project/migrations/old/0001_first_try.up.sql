CREATE TABLE first_try (id integer);
