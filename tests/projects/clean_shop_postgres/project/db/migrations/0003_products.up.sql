CREATE TYPE product_state AS ENUM ('draft', 'listed', 'retired');

CREATE TABLE categories (
	id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	parent_id integer REFERENCES categories (id) ON DELETE CASCADE,
	name text NOT NULL,
	UNIQUE (parent_id, name)
);

CREATE TABLE products (
	id bigserial PRIMARY KEY,
	category_id integer REFERENCES categories (id) ON DELETE SET NULL,
	sku varchar(20) NOT NULL UNIQUE,
	name text NOT NULL,
	price numeric(10, 2) NOT NULL CHECK (price >= 0),
	state product_state NOT NULL DEFAULT 'draft',
	attributes jsonb NOT NULL DEFAULT '{}',
	search tsvector GENERATED ALWAYS AS (to_tsvector('english', name)) STORED
);

CREATE INDEX products_search ON products USING gin (search);
CREATE INDEX products_attributes ON products USING gin (attributes jsonb_path_ops);
CREATE INDEX products_listed ON products (category_id, price DESC) INCLUDE (name) WHERE state = 'listed';
