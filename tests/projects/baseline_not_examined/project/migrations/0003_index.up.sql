CREATE INDEX ix ON posts (author);
