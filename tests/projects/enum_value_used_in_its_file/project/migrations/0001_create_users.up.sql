CREATE TYPE state AS ENUM ('new', 'active');
CREATE TABLE users (id bigint PRIMARY KEY, state state NOT NULL DEFAULT 'new');
