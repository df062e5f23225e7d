CREATE DOMAIN email AS text CHECK (VALUE ~ '^[^@\s]+@[^@\s]+$');

CREATE TABLE customers (
	id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	email email NOT NULL,
	name text NOT NULL,
	password_hash text NOT NULL,
	born date CHECK (born > '1900-01-01'),
	created_at timestamptz NOT NULL DEFAULT now()
);

CREATE UNIQUE INDEX customers_email_lower ON customers (lower(email));
COMMENT ON TABLE customers IS 'people who bought or may buy';
COMMENT ON COLUMN customers.password_hash IS 'crypt() with bf';
