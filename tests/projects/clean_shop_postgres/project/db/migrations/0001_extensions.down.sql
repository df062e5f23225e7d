DROP SCHEMA reporting;
DROP EXTENSION btree_gist;
DROP EXTENSION pgcrypto;
