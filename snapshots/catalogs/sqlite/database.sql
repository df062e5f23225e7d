-- One fact per setting that the database file itself keeps and that is not SQLite's own
-- choice. Left out: schema_version and the change counters, which every statement moves,
-- and journal modes other than WAL, which last only as long as a connection.
select 'database' as kind, 'main' as identity, 'user_version' as attribute,
	cast(user_version as text) as value, '' as object
from pragma_user_version where user_version <> 0
union all
select 'database', 'main', 'application_id', cast(application_id as text), ''
from pragma_application_id where application_id <> 0
union all
select 'database', 'main', 'journal_mode', 'wal', ''
from pragma_journal_mode where journal_mode = 'wal'
union all
select 'database', 'main', 'auto_vacuum', iif(auto_vacuum = 1, 'full', 'incremental'), ''
from pragma_auto_vacuum where auto_vacuum <> 0
union all
select 'database', 'main', 'encoding', encoding, ''
from pragma_encoding where encoding <> 'UTF-8'
union all
select 'database', 'main', 'page_size', cast(page_size as text), ''
from pragma_page_size where page_size <> 4096
