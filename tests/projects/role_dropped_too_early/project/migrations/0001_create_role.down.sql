DROP ROLE auditor;
DROP TABLE users;
