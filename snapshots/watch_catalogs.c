#include "watch_catalogs.h"

#include <stddef.h>
#include <string.h>

/*
 * A row is new when its xmin is not older than the oldest transaction that ran at the last look:
 * VACUUM leaves xmin as it is (9.4), and what changes a row in place (VACUUM, ANALYZE, the flags
 * that say that a table may have indexes, rules or triggers) is left out of snapshots.
 */
#define NEW "age(xmin) <= (select age($1::xid))"
#define WRITTEN(how, owner, key, table) \
	"select '" how "', " owner ", " key " from " table " where " NEW
#define ROWS(owner, key, table) "select array_agg(" owner "), array_agg(" key ") from " table
#define KEYS(key, table) "select array_agg(" key ") from " table " where " key " >= 16384"
#define OWN_ROWS(name, oid, owner)                                               \
	{                                                                        \
		name, oid, 0, 0, OF_OBJECTS, WRITTEN("own", owner, "oid", name), \
			ROWS(owner, "oid", name " where oid >= 16384")           \
	}
#define OWN_ROW(name, oid, owner)                                                                  \
	{                                                                                          \
		name, oid, 0, 0, OF_OBJECTS, WRITTEN("own", owner, owner, name), KEYS(owner, name) \
	}
#define READERS(name, oid)                              \
	{                                               \
		name, oid, 0, 0, OF_READERS, NULL, NULL \
	}
#define NAMES(name, oid)                              \
	{                                             \
		name, oid, 0, 0, OF_NAMES, NULL, NULL \
	}
#define ALL(name, oid)                              \
	{                                           \
		name, oid, 0, 0, OF_ALL, NULL, NULL \
	}

/* Of a relation all that anybody reads; of a column all that anybody else prints. */
#define RELATION_HASH                                                                      \
	"hashtextextended((relname, relnamespace, reloftype, relowner, relam, "            \
	"reltablespace, relpersistence, relkind, relrowsecurity, relforcerowsecurity, "    \
	"relispopulated, relreplident, relispartition, relacl, reloptions, relpartbound, " \
	"(select t.reloptions from pg_class t where t.oid = c.reltoastrelid))::text, 0)"
#define COLUMN_HASH                                                                   \
	"hashtextextended((attname, atttypid, atttypmod, attcollation, attidentity, " \
	"attgenerated, attisdropped)::text, 0)"

/* A row type and an array type have no facts. */
#define TYPE_KIND                                                                         \
	"case when exists (select from pg_class c where c.oid = typrelid and "            \
	"c.relkind <> 'c') or exists (select from pg_type e where e.oid = t.typelem and " \
	"e.typarray = t.oid) then 'x' else typtype end"
#define CONSTRAINT_OWNER "case conrelid when 0 then contypid else conrelid end"
#define COMMENT_KEY "classoid::int8 << 12 | objsubid"

/* Up to 13 these three change in place. */
#define INDEX_STATE "1 + indisvalid::int * 2 + indisready::int * 4 + indislive::int * 8"

/* Sequences of columns, and what belongs to an extension or leans on one. */
#define OWNED_SEQUENCE \
	"classid = 1259 and refclassid = 1259 and refobjsubid > 0 and deptype in ('a', 'i')"
#define OF_EXTENSION "refclassid = 3079"
#define DEPENDENCY_OWNER "case refclassid when 3079 then 3079 else objid end"
#define DEPENDENCY_KEY                                                         \
	"case refclassid when 3079 then hashint8extended(objid::int8 << 32 | " \
	"refobjid::int8, classid::int8 << 8 | ascii(deptype::text)) else refobjid::int8 end"

/* Nobody reads those that initdb made, but of extensions and of the schema public. */
#define OUR_COMMENTS                                             \
	"pg_description where objoid >= 16384 or objoid = 2200 " \
	"or objoid in (select oid from pg_extension)"

const struct watched watched_catalogs[] = {
	{"pg_class", 1259, 0, 0, OF_OBJECTS,
		"select case when relacl is null then 'named' else 'granted' end, oid, oid, oid, "
		"relkind, " RELATION_HASH " from pg_class c where " NEW,
		KEYS("oid", "pg_class")},
	{"pg_type", 1247, 0, 0, OF_OBJECTS,
		"select how, o, oid, w, " TYPE_KIND " from pg_type t, lateral (values "
		"('named', oid, oid), (case when typacl is not null then 'granted' end, 0::oid, "
		"1::oid)) x (how, o, w) where " NEW " and how is not null",
		ROWS("o", "k",
			"(select oid as o, oid as k from pg_type where oid >= 16384 union all "
			"select 1, oid from pg_type where typacl is not null) x")},
	{"pg_proc", 1255, 0, 0, OF_OBJECTS,
		"select 'named', oid, oid, oid, prokind from pg_proc where " NEW,
		KEYS("oid", "pg_proc")},
	/* Its rows go with their relation; that of a dropped column stays. */
	{"pg_attribute", 1249, 0, 0, OF_OBJECTS,
		"select case when attisdropped then 'shaped' when attacl is null then 'named' "
		"else 'granted' end, attrelid, "
		"attnum, attrelid, null, " COLUMN_HASH " from pg_attribute where " NEW,
		NULL},
	{"pg_constraint", 2606, 0, 0, OF_OBJECTS,
		"select how, o, oid, " CONSTRAINT_OWNER " from pg_constraint, lateral (values "
		"('part', oid), ('own', conrelid), ('own', contypid), ('own', case when contype in "
		"('p', 'u', 'x') then conindid else 0 end)) "
		"x (how, o) where " NEW,
		ROWS(CONSTRAINT_OWNER, "oid", "pg_constraint where oid >= 16384")},
	/* A foreign key tells its index unless that is primary. */
	{"pg_index", 2610, 0, 0, OF_OBJECTS,
		"select how, o, indexrelid, indrelid from pg_index, lateral (values "
		"('named', indexrelid), ('own', indrelid)) x (how, o) where " NEW,
		ROWS("indrelid", "indexrelid", "pg_index where indrelid >= 16384")},
	{"pg_index", 2610, 0, 13, OF_OBJECTS, WRITTEN("own", "indexrelid", INDEX_STATE, "pg_index"),
		ROWS("indexrelid", INDEX_STATE, "pg_index where indexrelid >= 16384")},
	{"pg_trigger", 2620, 0, 0, OF_OBJECTS,
		"select how, o, oid, tgrelid from pg_trigger, lateral (values ('part', oid), "
		"('own', tgrelid)) x (how, o) where " NEW,
		ROWS("tgrelid", "oid", "pg_trigger")},
	OWN_ROWS("pg_attrdef", 2604, "adrelid"),
	{"pg_inherits", 2611, 0, 0, OF_OBJECTS,
		WRITTEN("own", "inhrelid", "inhparent", "pg_inherits"),
		ROWS("inhrelid", "inhparent", "pg_inherits")},
	OWN_ROW("pg_sequence", 2224, "seqrelid"),
	OWN_ROWS("pg_policy", 3256, "polrelid"),
	OWN_ROWS("pg_rewrite", 2618, "ev_class"),
	OWN_ROW("pg_foreign_table", 3118, "ftrelid"),
	OWN_ROW("pg_partitioned_table", 3350, "partrelid"),
	OWN_ROW("pg_aggregate", 2600, "aggfnoid::oid"),
	{"pg_enum", 3501, 0, 0, OF_OBJECTS, WRITTEN("named", "enumtypid", "oid", "pg_enum"),
		ROWS("enumtypid", "oid", "pg_enum")},
	{"pg_range", 3541, 0, 0, OF_OBJECTS, WRITTEN("named", "rngtypid", "rngtypid", "pg_range"),
		KEYS("rngtypid", "pg_range")},
	{"pg_description", 2609, 0, 0, OF_OBJECTS,
		WRITTEN("own", "objoid", COMMENT_KEY, "pg_description"),
		ROWS("objoid", COMMENT_KEY, OUR_COMMENTS)},
	{"pg_depend", 2608, 0, 0, OF_OBJECTS,
		"select case refclassid when 3079 then 'member' else 'own' end, "
		"objid, " DEPENDENCY_KEY ", " DEPENDENCY_OWNER
		" from pg_depend where (" OWNED_SEQUENCE " or " OF_EXTENSION ") and " NEW,
		ROWS(DEPENDENCY_OWNER, DEPENDENCY_KEY,
			"pg_depend where " OWNED_SEQUENCE " or " OF_EXTENSION)},
	READERS("pg_cast", 2605),
	READERS("pg_transform", 3576),
	READERS("pg_conversion", 2607),
	READERS("pg_event_trigger", 3466),
	READERS("pg_statistic_ext", 3381),
	READERS("pg_default_acl", 826),
	READERS("pg_publication", 6104),
	READERS("pg_publication_rel", 6106),
	{"pg_publication_namespace", 6237, 15, 0, OF_READERS, NULL, NULL},
	READERS("pg_seclabel", 3596),
	READERS("pg_user_mapping", 1418),
	READERS("pg_amop", 2602),
	READERS("pg_amproc", 2603),
	READERS("pg_ts_config_map", 3603),
	READERS("pg_subscription", 6100),
	READERS("pg_database", 1262),
	READERS("pg_db_role_setting", 2964),
	READERS("pg_auth_members", 1261),
	READERS("pg_shdescription", 2396),
	READERS("pg_shseclabel", 3592),
	{"pg_parameter_acl", 6243, 15, 0, OF_READERS, NULL, NULL},
	NAMES("pg_authid", 1260),
	NAMES("pg_namespace", 2615),
	{"pg_tablespace", 1213, 0, 0, OF_ALL, NULL, NULL},
	ALL("pg_extension", 3079),
	ALL("pg_init_privs", 3394),
	ALL("pg_language", 2612),
	ALL("pg_am", 2601),
	ALL("pg_collation", 3456),
	ALL("pg_operator", 2617),
	ALL("pg_opclass", 2616),
	ALL("pg_opfamily", 2753),
	ALL("pg_foreign_data_wrapper", 2328),
	ALL("pg_foreign_server", 1417),
	ALL("pg_ts_parser", 3601),
	ALL("pg_ts_template", 3764),
	ALL("pg_ts_dict", 3600),
	ALL("pg_ts_config", 3602),
	{NULL, 0, 0, 0, OF_ALL, NULL, NULL},
};

#define OTHERS                                                                      \
	"select from pg_stat_get_activity(null) a where a.pid <> pg_backend_pid() " \
	"and a.datid <> 0 and a.backend_type <> 'autovacuum worker' "               \
	"and (a.state is distinct from 'idle' or a.query is distinct from $1)"
#define HERE "(select oid from pg_database where datname = current_database())"
#define ABOUT(others)                                                                    \
	"select xid(pg_snapshot_xmin(pg_current_snapshot())), not exists (" others "), " \
	"current_setting('is_superuser') = 'on', concat_ws(' and ', "                    \
	"pg_stat_get_db_stat_reset_time(0), pg_stat_get_db_stat_reset_time(" HERE "))"

/* On somebody's server others work in other databases all the time. */
const char watched_about_alone[] = ABOUT(OTHERS);
const char watched_about_guest[] = ABOUT(OTHERS " and a.datid = " HERE);
/* Up to 14 the counters came by UDP, some time. */
const char watched_about_old[] = "select xid(pg_snapshot_xmin(pg_current_snapshot())), $1 = '', "
				 "current_setting('is_superuser') = 'on', ''";
const char watched_counters[] =
	"select array_agg(pg_stat_get_tuples_inserted(o)), "
	"array_agg(pg_stat_get_tuples_updated(o)), array_agg(pg_stat_get_tuples_deleted(o)) "
	"from unnest($1::oid[]) o";

/*
 * Texts that the server deparses hold the names of other objects, whose rows alone change when they
 * are renamed; and the columns of a table are printed by the queries over it when one is added, and
 * by rows of its type. Both are found by pg_depend: what leans on an object or on its constraints
 * and row type. (What leans on a trigger is its copy on a partition, which leans on the table as
 * well.) Through a routine it goes one step further: its arguments are a part of its name, and it
 * may return a table's rows. An index says things of its table, out-of-line storage has options of
 * its table, and a composite type is a relation, too. class: the catalog that a thing is in, or 0
 * where that is not known; root: it has to be read for no more than what was seen of this object.
 */
const char watched_closure[] =
	"with touched as materialized (\n"
	"	select (abs(x) & 4294967295)::oid as oid, x > 0 as others, x > 4294967295 as "
	"shaped\n"
	"	from unnest($1::int8[]) x\n"
	"), named as materialized (\n"
	"	select oid, shaped from touched where others\n"
	"	union all select k.oid, false from touched t join pg_constraint k on k.conrelid = "
	"t.oid\n"
	"		where t.others and not t.shaped\n"
	"	union all select c.reltype, false from touched t join pg_class c on c.oid = t.oid\n"
	"		where t.others\n"
	"), dependent as materialized (\n"
	"	select d.classid, d.objid from named n join pg_depend d on d.refobjid = n.oid\n"
	"		and d.refclassid = any ('{1259, 1247, 1255, 2606, 2620}')\n"
	"		and (not n.shaped or d.classid = any ('{2618, 1255, 3256}'))\n"
	"), thing as materialized (\n"
	"	select oid, 0::oid as class, case when not others or shaped then oid end as root\n"
	"		from touched\n"
	"	union select objid, classid, null from dependent\n"
	"	union select e.objid, e.classid, null from dependent d join pg_depend e\n"
	"		on e.refclassid = 1255 and e.refobjid = d.objid where d.classid = 1255\n"
	"), relation as materialized (\n"
	"	select distinct oid, root from (\n"
	"	select oid, root from thing where class in (0, 1259)\n"
	"	union all select i.indrelid, null from thing t join pg_index i on i.indexrelid = "
	"t.oid\n"
	"		where t.class in (0, 1259) and t.root is null\n"
	"	union all select d.refobjid, null from thing t join pg_class c on c.oid = t.oid\n"
	"		and c.relkind = 't' join pg_depend d on d.classid = 1259 and d.objid = "
	"t.oid\n"
	"		and d.refclassid = 1259 where t.class in (0, 1259) and t.root is null\n"
	"	union all select k.conrelid, t.root from thing t join pg_constraint k on k.oid = "
	"t.oid\n"
	"		where t.class in (0, 2606)\n"
	"	union all select g.tgrelid, t.root from thing t join pg_trigger g on g.oid = "
	"t.oid\n"
	"		where t.class in (0, 2620)\n"
	"	union all select p.polrelid, t.root from thing t join pg_policy p on p.oid = "
	"t.oid\n"
	"		where t.class in (0, 3256)\n"
	"	union all select w.ev_class, t.root from thing t join pg_rewrite w on w.oid = "
	"t.oid\n"
	"		where t.class in (0, 2618)\n"
	"	union all select a.adrelid, t.root from thing t join pg_attrdef a on a.oid = "
	"t.oid\n"
	"		where t.class in (0, 2604)\n"
	"	union all select y.typrelid, t.root from thing t join pg_type y on y.oid = t.oid\n"
	"		where t.class in (0, 1247)) r\n"
	"), type as materialized (\n"
	"	select oid, root from thing where class in (0, 1247)\n"
	"	union all select c.reltype, r.root from relation r join pg_class c on c.oid = "
	"r.oid\n"
	"		and c.relkind = 'c'\n"
	"	union all select k.contypid, t.root from thing t join pg_constraint k on k.oid = "
	"t.oid\n"
	"		where t.class in (0, 2606)\n"
	")\n"
	"select 'relation', c.oid, c.relkind::text, r.root\n"
	"	from relation r join pg_class c on c.oid = r.oid\n"
	"union all select 'type', y.oid, case when c.relkind <> 'c' or e.typarray = y.oid then\n"
	"		'x' else y.typtype::text end, t.root\n"
	"	from type t join pg_type y on y.oid = t.oid left join pg_class c on c.oid = "
	"y.typrelid\n"
	"		left join pg_type e on e.oid = y.typelem\n"
	"union all select 'routine', p.oid, p.prokind::text, t.root\n"
	"	from thing t join pg_proc p on p.oid = t.oid where t.class in (0, 1255)\n"
	"union all select 'member', d.objid, 'e', null from touched t join pg_depend d\n"
	"	on d.objid = t.oid and d.classid = any ('{1259, 1247, 1255}')\n"
	"	and d.refclassid = 3079 and d.deptype = 'e'";

bool watched_on(const struct watched *catalog, int major)
{
	return major >= catalog->since && (catalog->until == 0 || major <= catalog->until);
}

/* The bits of one word of a list. */
static uint64_t bits_of(int major, const char *word, size_t length)
{
	uint64_t bits = 0;

	for (size_t i = 0; watched_catalogs[i].name != NULL; i++) {
		const struct watched *catalog = &watched_catalogs[i];

		if (watched_on(catalog, major) && strlen(catalog->name) == length &&
			strncmp(catalog->name, word, length) == 0) {
			bits |= (uint64_t)1 << i;
		}
	}
	return bits;
}

bool watched_misses(int major, const char *list)
{
	for (size_t length; (length = strcspn(list, " ")) > 0;) {
		if (bits_of(major, list, length) == 0) {
			return true;
		}
		list += length + strspn(list + length, " ");
	}
	return false;
}

uint64_t watched_bits(int major, const char *list)
{
	uint64_t bits = 0;

	for (size_t length; (length = strcspn(list, " ")) > 0;) {
		bits |= bits_of(major, list, length);
		list += length + strspn(list + length, " ");
	}
	return bits;
}

const char *watched_rows_query(struct arena *arena, int major)
{
	const char *query = "with b as materialized (select age($1::xid) as bound)";
	const char *between = "";

	for (size_t i = 0; watched_catalogs[i].name != NULL; i++) {
		if (watched_on(&watched_catalogs[i], major) &&
			watched_catalogs[i].meaning != OF_OBJECTS) {
			query = arena_printf(arena,
				"%s%s select %zu, count(*), count(*) filter (where age(c.xmin) <= "
				"bound) "
				"from b, %s c",
				query, between, i, watched_catalogs[i].name);
			between = " union all";
		}
	}
	return query;
}

const char *watched_oids(struct arena *arena)
{
	const char *oids = "";

	for (size_t i = 0; watched_catalogs[i].name != NULL; i++) {
		oids = arena_printf(
			arena, "%s%s%u", oids, i == 0 ? "{" : ",", watched_catalogs[i].oid);
	}
	return arena_printf(arena, "%s}", oids);
}
