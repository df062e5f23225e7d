CREATE TABLE orders (id integer PRIMARY KEY, total integer NOT NULL);
CREATE TABLE items (id integer PRIMARY KEY, of_order integer REFERENCES orders (id));
