-- What the observing connection pins, as pg_dump does: text that the server deparses must not
-- depend on what a migration, a database or a role has set.
set search_path = '';
set timezone = 'UTC';
set datestyle = 'ISO, YMD';
set intervalstyle = 'postgres';
set extra_float_digits = 3;
set quote_all_identifiers = off;
set bytea_output = 'hex';
set xmloption = 'content';
set lc_monetary = 'C';
set standard_conforming_strings = on;
set default_transaction_read_only = off;
set default_transaction_isolation = 'read committed';
set statement_timeout = 0;
set lock_timeout = 0;
set row_security = off;
-- Catalog queries are short and always the same: no parallel plans, no JIT, planned once.
set jit = off;
set max_parallel_workers_per_gather = 0;
-- Joins are written in the order in which they are to be made.
set join_collapse_limit = 1;
set plan_cache_mode = 'force_generic_plan';
