GRANT SELECT ON users TO auditor;
