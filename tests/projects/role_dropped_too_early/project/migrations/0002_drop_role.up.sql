DROP ROLE auditor;
