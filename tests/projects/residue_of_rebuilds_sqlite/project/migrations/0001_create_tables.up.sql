CREATE TABLE orders (id integer PRIMARY KEY);
CREATE TABLE items (id integer PRIMARY KEY, quantity integer CHECK (quantity > 0));
CREATE TABLE lines (id integer PRIMARY KEY, of_order integer REFERENCES orders (id));
CREATE TABLE parts (id integer PRIMARY KEY, sku text UNIQUE);
CREATE TABLE people (id integer PRIMARY KEY, name text NOT NULL DEFAULT 'nobody');
CREATE TABLE places (id integer PRIMARY KEY, town text);
CREATE INDEX ix_places_town ON places (town);
CREATE TABLE tickets (id integer PRIMARY KEY AUTOINCREMENT, seat text);
CREATE TABLE pairs (a integer, b integer, PRIMARY KEY (a, b)) WITHOUT ROWID;
