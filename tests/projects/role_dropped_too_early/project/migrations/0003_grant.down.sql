REVOKE SELECT ON users FROM auditor;
