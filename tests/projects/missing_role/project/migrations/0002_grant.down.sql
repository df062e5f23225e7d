REVOKE SELECT ON users FROM reporting_ro;
