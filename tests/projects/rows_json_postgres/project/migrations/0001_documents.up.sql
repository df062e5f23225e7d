CREATE TABLE documents (id serial PRIMARY KEY, body json, notes json);
