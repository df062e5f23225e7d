CREATE TABLE prices (id integer PRIMARY KEY, amount numeric(10,0), code text, user_id integer);
