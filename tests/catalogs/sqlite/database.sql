-- case: the user's version is set
create table t (a int);
-- change
pragma user_version = 7;
-- differs: database main user_version
-- only

-- case: the application's identifier is set
create table t (a int);
-- change
pragma application_id = 1234;
-- differs: database main application_id
-- only

-- case: the journal becomes a write-ahead log
create table t (a int);
-- change
pragma journal_mode = wal;
-- differs: database main journal_mode
-- only

-- case: the database vacuums itself
create table t (a int);
-- change
pragma auto_vacuum = full;
vacuum;
-- differs: database main auto_vacuum
-- only

-- case: the database vacuums itself in steps
pragma auto_vacuum = full;
create table t (a int);
-- change
pragma auto_vacuum = incremental;
-- differs: database main auto_vacuum
-- only

-- case: the page size changes
create table t (a int);
-- change
pragma page_size = 8192;
vacuum;
-- differs: database main page_size
-- only

-- case: the text is encoded otherwise
select 1;
-- change
pragma encoding = 'UTF-16le';
create table t (a int);
-- differs: database main encoding
-- differs: table t exists

-- case: what lasts only as long as a connection changes nothing
create table t (a int);
-- change
pragma journal_mode = truncate;
pragma synchronous = off;
pragma foreign_keys = on;
pragma cache_size = 100;
create temp table s (a);
create temp view w as select 1;
-- same

-- case: a WAL that is switched on and off again
create table t (a int);
-- change
pragma journal_mode = wal;
pragma journal_mode = delete;
-- same
