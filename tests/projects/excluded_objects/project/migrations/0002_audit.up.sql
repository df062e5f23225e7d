CREATE TABLE audit_log (id integer PRIMARY KEY, entry text);
CREATE INDEX ix_audit_log_entry ON audit_log (entry);
