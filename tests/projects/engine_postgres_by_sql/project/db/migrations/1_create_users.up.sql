CREATE TABLE users (id bigserial PRIMARY KEY, settings jsonb NOT NULL DEFAULT '{}'::jsonb);
