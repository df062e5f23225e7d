CREATE TYPE order_state AS ENUM ('open', 'paid', 'sent');
CREATE TABLE orders (id bigint PRIMARY KEY, state order_state NOT NULL DEFAULT 'open');
