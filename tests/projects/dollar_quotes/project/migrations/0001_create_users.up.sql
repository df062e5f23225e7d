/* outer /* inner; */ still a comment; */
CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL, changed timestamptz);
