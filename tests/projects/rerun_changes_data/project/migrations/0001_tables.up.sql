CREATE TABLE levels (name text, rank integer, at timestamp);
