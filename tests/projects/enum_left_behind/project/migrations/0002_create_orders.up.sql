-- An order has a state, order_state.
CREATE TYPE order_state AS ENUM ('open', 'paid', 'sent');

CREATE TABLE orders (
	id bigint PRIMARY KEY,
	placed_by bigint REFERENCES users (id),
	state order_state NOT NULL DEFAULT 'open'
);
