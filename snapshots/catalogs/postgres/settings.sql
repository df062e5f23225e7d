-- One fact per database, role, or role in this database with settings of its own (ALTER … SET). In
-- no order: which came first means nothing.
-- catalogs: pg_db_role_setting pg_database pg_authid
-- objects: none
-- if any: pg_db_role_setting
select case when s.setrole = 0 and s.setdatabase <> 0 then 'database' else 'role' end,
	case when s.setrole <> 0 then quote_ident(pg_get_userbyid(s.setrole))
		when s.setdatabase <> 0 then 'current database' else 'all roles' end,
	case when s.setrole <> 0 and s.setdatabase <> 0 then 'settings_in_database' else 'settings' end,
	(select array_agg(o order by o collate "C")::text from unnest(s.setconfig) o),
	greatest(s.setrole, s.setdatabase)
from pg_db_role_setting s
where s.setdatabase in (0, (select oid from pg_database where datname = current_database()));
