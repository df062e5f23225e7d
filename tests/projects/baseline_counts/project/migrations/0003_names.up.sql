CREATE INDEX ix ON users (name);
