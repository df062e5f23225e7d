CREATE SEQUENCE IF NOT EXISTS invoice_number START 1000;
CREATE TABLE invoices (id bigint PRIMARY KEY DEFAULT nextval('invoice_number'), total numeric(10, 2) NOT NULL);
