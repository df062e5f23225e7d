-- case: role appears
select 1;
-- change
create role catalogs_a;
-- differs: role catalogs_a login
-- only
-- cleanup
drop role catalogs_a;

-- case: role is renamed
create role catalogs_a;
-- change
alter role catalogs_a rename to catalogs_b;
-- differs: role catalogs_a login
-- differs: role catalogs_b login
-- only
-- cleanup
drop role catalogs_b;

-- case: role's attributes are changed
create role catalogs_a;
-- change
alter role catalogs_a login superuser noinherit createrole createdb replication bypassrls connection limit 5 valid until '2040-01-01 00:00+00';
-- differs: role catalogs_a login
-- differs: role catalogs_a superuser
-- differs: role catalogs_a inherit
-- differs: role catalogs_a create_role
-- differs: role catalogs_a create_database
-- differs: role catalogs_a replication
-- differs: role catalogs_a bypass_row_security
-- differs: role catalogs_a connection_limit
-- differs: role catalogs_a valid_until
-- only
-- cleanup
drop role catalogs_a;

-- case: role gets a password
create role catalogs_a;
-- change
alter role catalogs_a password 'secret';
-- differs: role catalogs_a password
-- only
-- cleanup
drop role catalogs_a;

-- case: role's password is hashed otherwise
create role catalogs_a; set password_encryption = 'md5'; alter role catalogs_a password 'secret';
-- change
set password_encryption = 'scram-sha-256'; alter role catalogs_a password 'secret';
-- differs: role catalogs_a password
-- only
-- cleanup
drop role catalogs_a;

-- case: role is commented
create role catalogs_a;
-- change
comment on role catalogs_a is 'x';
-- differs: role catalogs_a comment
-- only
-- cleanup
drop role catalogs_a;

-- case: role gets a setting
create role catalogs_a;
-- change
alter role catalogs_a set work_mem = '1MB';
-- differs: role catalogs_a settings
-- only
-- cleanup
drop role catalogs_a;

-- case: role gets a setting in this database
create role catalogs_a;
-- change
do $$ begin execute format('alter role catalogs_a in database %I set work_mem = ''1MB''', current_database()); end $$;
-- differs: role catalogs_a settings_in_database
-- only
-- cleanup
drop role catalogs_a;

-- case: all roles get a setting
select 1;
-- change
alter role all set work_mem = '1MB';
-- differs: role all roles settings
-- only
-- cleanup
alter role all reset all;

-- case: the bootstrap superuser gets a setting
select 1;
-- change
alter role postgres set work_mem = '1MB';
-- differs: role postgres settings
-- only
-- cleanup
alter role postgres reset all;

-- case: role becomes a member
-- until: 15
create role catalogs_a; create role catalogs_b;
-- change
grant catalogs_a to catalogs_b;
-- differs: membership catalogs_b in catalogs_a of
-- differs: membership catalogs_b in catalogs_a granted_by
-- only
-- cleanup
drop role catalogs_a; drop role catalogs_b;

-- case: member may admit others
-- until: 15
create role catalogs_a; create role catalogs_b; grant catalogs_a to catalogs_b;
-- change
grant catalogs_a to catalogs_b with admin option;
-- differs: membership catalogs_b in catalogs_a admin
-- only
-- cleanup
drop role catalogs_a; drop role catalogs_b;

-- case: role becomes a member, by its grantor
-- from: 16
create role catalogs_a; create role catalogs_b;
-- change
grant catalogs_a to catalogs_b;
-- differs: membership catalogs_b in catalogs_a by postgres of
-- only
-- cleanup
drop role catalogs_a; drop role catalogs_b;

-- case: member's options are changed
-- from: 16
create role catalogs_a; create role catalogs_b; grant catalogs_a to catalogs_b;
-- change
grant catalogs_a to catalogs_b with admin true, inherit false, set false;
-- differs: membership catalogs_b in catalogs_a by postgres admin
-- differs: membership catalogs_b in catalogs_a by postgres inherit
-- differs: membership catalogs_b in catalogs_a by postgres set
-- only
-- cleanup
drop role catalogs_a; drop role catalogs_b;

-- case: role becomes a member of a built-in one
-- until: 15
create role catalogs_a;
-- change
grant pg_read_all_settings to catalogs_a with admin option;
-- differs: membership catalogs_a in pg_read_all_settings of
-- differs: membership catalogs_a in pg_read_all_settings granted_by
-- differs: membership catalogs_a in pg_read_all_settings admin
-- only
-- cleanup
drop role catalogs_a;

-- case: role becomes a member of a built-in one, by its grantor
-- from: 16
create role catalogs_a;
-- change
grant pg_read_all_settings to catalogs_a with admin option;
-- differs: membership catalogs_a in pg_read_all_settings by postgres of
-- differs: membership catalogs_a in pg_read_all_settings by postgres admin
-- only
-- cleanup
drop role catalogs_a;

-- case: database gets a setting
select 1;
-- change
do $$ begin execute format('alter database %I set work_mem = ''1MB''', current_database()); end $$;
-- differs: database current database settings
-- only

-- case: database's connection limit is set
select 1;
-- change
do $$ begin execute format('alter database %I connection limit 50', current_database()); end $$;
-- differs: database current database connection_limit
-- only

-- case: database gets another owner
create role catalogs_a;
-- change
do $$ begin execute format('alter database %I owner to catalogs_a', current_database()); end $$;
-- differs: database current database owner
-- only
-- cleanup
do $$ begin execute format('alter database %I owner to postgres', current_database()); end $$; drop role catalogs_a;

-- case: database becomes a template
select 1;
-- change
do $$ begin execute format('alter database %I is_template true', current_database()); end $$;
-- differs: database current database template
-- only
-- cleanup
do $$ begin execute format('alter database %I is_template false', current_database()); end $$;

-- case: database is closed to connections
select 1;
-- change
update pg_database set datallowconn = false where datname = current_database();
-- differs: database current database allow_connections
-- only

-- case: database is commented
select 1;
-- change
do $$ begin execute format('comment on database %I is ''x''', current_database()); end $$;
-- differs: database current database comment
-- only

-- case: role dropped and made again is no change
create role catalogs_a login password 'secret' connection limit 5; comment on role catalogs_a is 'x'; alter role catalogs_a set work_mem = '1MB';
-- change
drop role catalogs_a; create role catalogs_a login password 'secret' connection limit 5; comment on role catalogs_a is 'x'; alter role catalogs_a set work_mem = '1MB';
-- same
-- cleanup
drop role catalogs_a;

-- case: role's settings in another order are no change
create role catalogs_a; alter role catalogs_a set work_mem = '1MB'; alter role catalogs_a set search_path = app;
-- change
alter role catalogs_a reset work_mem; alter role catalogs_a set work_mem = '1MB';
-- same
-- cleanup
drop role catalogs_a;

-- case: an end of validity told in another time zone is no change
create role catalogs_a valid until '2040-01-01 00:00+00';
-- change
set timezone = 'Asia/Tokyo'; alter role catalogs_a valid until '2040-01-01 09:00';
-- same
-- cleanup
drop role catalogs_a;

-- case: membership given and taken is no change
create role catalogs_a; create role catalogs_b;
-- change
grant catalogs_a to catalogs_b; revoke catalogs_a from catalogs_b;
-- same
-- cleanup
drop role catalogs_a; drop role catalogs_b;

-- case: database setting set and reset is no change
select 1;
-- change
do $$ begin execute format('alter database %I set work_mem = ''1MB''', current_database()); execute format('alter database %I reset work_mem', current_database()); end $$;
-- same
