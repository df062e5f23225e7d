CREATE TABLE refunds (of_order bigint PRIMARY KEY REFERENCES orders (id), state order_state NOT NULL);
