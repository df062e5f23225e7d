-- One fact per attribute of a subscription of this database. Left out: what replication moves
-- (subskiplsn, pg_subscription_rel). Columns that a newer server added are read from the row as a
-- whole, in which an older one has no such key. The connection's password is cut out.
-- needs: superuser
-- catalogs: pg_subscription pg_description pg_database pg_authid
-- objects: none
-- if any: pg_subscription where subdbid = (select oid from pg_database where datname = current_database())
select 'subscription', quote_ident(s.subname), f.attribute, f.value, s.oid
from pg_subscription s
	cross join lateral (select to_jsonb(s) as all) j
	left join pg_description d
		on d.objoid = s.oid and d.classoid = 'pg_subscription'::regclass and d.objsubid = 0
	cross join lateral (values
		('owner', quote_ident(pg_get_userbyid(s.subowner))),
		('enabled', case when not s.subenabled then 'no' end),
		('connection', regexp_replace(s.subconninfo,
			'(password\s*=\s*)(''([^''\\]|\\.)*''|[^\s'']+)|(//[^/@]*:)[^/@]*@', '\1\4***', 'gi')),
		('slot', quote_ident(s.subslotname)),
		('synchronous_commit', nullif(s.subsynccommit, 'off')),
		('publications', (
			select string_agg(quote_ident(x), ', ' order by x collate "C")
			from unnest(s.subpublications) x)),
		('binary', case j.all ->> 'subbinary' when 'true' then 'yes' end),
		-- A boolean up to 15, a letter since.
		('streaming', case j.all ->> 'substream' when 'true' then 'on' when 't' then 'on'
			when 'p' then 'parallel' end),
		('two_phase', case when j.all ->> 'subtwophasestate' in ('p', 'e') then 'yes' end),
		('disable_on_error', case j.all ->> 'subdisableonerr' when 'true' then 'yes' end),
		('password_required', case j.all ->> 'subpasswordrequired' when 'false' then 'no' end),
		('run_as_owner', case j.all ->> 'subrunasowner' when 'true' then 'yes' end),
		('origin', nullif(j.all ->> 'suborigin', 'any')),
		('failover', case j.all ->> 'subfailover' when 'true' then 'yes' end),
		('comment', d.description)
	) f (attribute, value)
where s.subdbid = (select oid from pg_database where datname = current_database())
	and f.value is not null;
