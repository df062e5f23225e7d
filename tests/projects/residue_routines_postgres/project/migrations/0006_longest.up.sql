ALTER TABLE posts ADD COLUMN tagline text;
CREATE OR REPLACE AGGREGATE longest(text) (SFUNC = longer, STYPE = text);
