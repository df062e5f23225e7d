CREATE TYPE order_state AS ENUM ('open');
CREATE TABLE orders (id integer PRIMARY KEY, state order_state);
