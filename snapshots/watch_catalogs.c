#include "watch_catalogs.h"

#include <stddef.h>
#include <string.h>

/*
 * A row is new when its xmin is not older than the oldest transaction that ran at the last look:
 * VACUUM leaves xmin as it is (9.4), and what changes a row in place (VACUUM, ANALYZE, the flags
 * that say that a table may have indexes, rules or triggers) is left out of snapshots.
 */
#define NEW "age(xmin) <= (select age($1::xid))"
#define WRITTEN(how, oid, table) "select '" how "', " oid " from " table " where " NEW
#define GRANTED(privileges, oid, table)                                                 \
	"select case when " privileges " is null then 'named' else 'granted' end, " oid \
	" from " table " where " NEW
#define COUNTS(key, table)                         \
	"select array_agg(k), array_agg(n) from (" \
	"select " key " as k, count(*) as n from " table " group by 1) x"
#define KEYS(key, table) \
	"select array_agg(" key "), array_agg(1) from " table " where " key " >= 16384"
#define OWN_ROWS(name, oid, key)                                                          \
	{                                                                                 \
		name, oid, 0, 0, OF_OBJECTS, WRITTEN("own", key, name), COUNTS(key, name) \
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

/* Sequences of columns, and what belongs to an extension or leans on one. */
#define OWNED_SEQUENCE \
	"classid = 1259 and refclassid = 1259 and refobjsubid > 0 and deptype in ('a', 'i')"
#define OF_EXTENSION "refclassid = 3079"

/* Nobody reads those that initdb made, but of extensions and of the schema public. */
#define OUR_COMMENTS                                             \
	"pg_description where objoid >= 16384 or objoid = 2200 " \
	"or objoid in (select oid from pg_extension)"

const struct watched watched_catalogs[] = {
	{"pg_class", 1259, 0, 0, OF_OBJECTS, GRANTED("relacl", "oid", "pg_class"),
		KEYS("oid", "pg_class")},
	/* Its rows go with their relation; that of a dropped column stays. */
	{"pg_attribute", 1249, 0, 0, OF_OBJECTS, GRANTED("attacl", "attrelid", "pg_attribute"),
		NULL},
	{"pg_type", 1247, 0, 0, OF_OBJECTS, GRANTED("typacl", "oid", "pg_type"),
		"select array_agg(k), array_agg(n) from ("
		"select oid as k, 1 as n from pg_type where oid >= 16384 "
		"union all select 1, count(*) from pg_type where typacl is not null) x"},
	{"pg_proc", 1255, 0, 0, OF_OBJECTS, WRITTEN("named", "oid", "pg_proc"),
		KEYS("oid", "pg_proc")},
	{"pg_constraint", 2606, 0, 0, OF_OBJECTS,
		"select how, o from pg_constraint, lateral (values ('named', oid), ('own', "
		"conrelid), "
		"('own', contypid), ('own', conindid)) x (how, o) where " NEW,
		COUNTS("case conrelid when 0 then contypid else conrelid end", "pg_constraint")},
	{"pg_index", 2610, 0, 0, OF_OBJECTS,
		"select 'own', o from pg_index, lateral (values (indexrelid), (indrelid)) x (o) "
		"where " NEW,
		COUNTS("indrelid", "pg_index where indrelid >= 16384")},
	/* Up to 13 these three change in place. */
	{"pg_index", 2610, 0, 13, OF_OBJECTS, WRITTEN("own", "indexrelid", "pg_index"),
		"select array_agg(indexrelid), array_agg(1 + indisvalid::int * 2 + indisready::int "
		"* 4 "
		"+ indislive::int * 8) from pg_index where indexrelid >= 16384"},
	{"pg_trigger", 2620, 0, 0, OF_OBJECTS,
		"select how, o from pg_trigger, lateral (values ('named', oid), ('own', tgrelid)) "
		"x (how, o) where " NEW,
		COUNTS("tgrelid", "pg_trigger")},
	OWN_ROWS("pg_attrdef", 2604, "adrelid"),
	OWN_ROWS("pg_inherits", 2611, "inhrelid"),
	OWN_ROWS("pg_sequence", 2224, "seqrelid"),
	OWN_ROWS("pg_policy", 3256, "polrelid"),
	OWN_ROWS("pg_rewrite", 2618, "ev_class"),
	OWN_ROWS("pg_foreign_table", 3118, "ftrelid"),
	OWN_ROWS("pg_partitioned_table", 3350, "partrelid"),
	OWN_ROWS("pg_aggregate", 2600, "aggfnoid::oid"),
	{"pg_enum", 3501, 0, 0, OF_OBJECTS, WRITTEN("named", "enumtypid", "pg_enum"),
		COUNTS("enumtypid", "pg_enum")},
	{"pg_range", 3541, 0, 0, OF_OBJECTS, WRITTEN("named", "rngtypid", "pg_range"),
		COUNTS("rngtypid", "pg_range")},
	{"pg_description", 2609, 0, 0, OF_OBJECTS, WRITTEN("own", "objoid", "pg_description"),
		COUNTS("objoid", OUR_COMMENTS)},
	{"pg_depend", 2608, 0, 0, OF_OBJECTS,
		"select case refclassid when 3079 then 'member' else 'own' end, objid "
		"from pg_depend where (" OWNED_SEQUENCE " or " OF_EXTENSION ") and " NEW,
		"select array_agg(k), array_agg(n) from ("
		"select case refclassid when 3079 then 3079 else objid end as k, count(*) as n "
		"from pg_depend where " OWNED_SEQUENCE " or " OF_EXTENSION " group by 1) x"},
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
	"select array_agg(coalesce(pg_stat_get_tuples_inserted(o), 0) "
	"+ coalesce(pg_stat_get_tuples_updated(o), 0) order by place), "
	"array_agg(coalesce(pg_stat_get_tuples_deleted(o), 0) order by place), "
	"array_agg(coalesce(pg_stat_get_tuples_updated(o), 0) order by place) "
	"from unnest($1::oid[]) with ordinality x (o, place)";

/*
 * Texts that the server deparses hold the names of other objects, whose rows alone change when they
 * are renamed; and the columns of a table are printed by the views over it when one is added. Both
 * are found by pg_depend: what leans on an object or on its constraints and row type. (What leans
 * on a trigger is its copy on a partition, which leans on the table as well.) Through a routine it
 * goes one step further: its arguments are a part of its name, and it may return a table's rows. An
 * index says things of its table, out-of-line storage has options of its table, and a composite
 * type is a relation, too. class: the catalog that a thing is in, or 0 where that is not known.
 */
const char watched_closure[] =
	"with touched as materialized (\n"
	"	select abs(x)::oid as oid, x > 0 as named from unnest($1::int8[]) x\n"
	"), named as materialized (\n"
	"	select oid from touched where named\n"
	"	union all select k.oid from touched t join pg_constraint k on k.conrelid = t.oid\n"
	"		where t.named\n"
	"	union all select c.reltype from touched t join pg_class c on c.oid = t.oid where "
	"t.named\n"
	"), dependent as materialized (\n"
	"	select d.classid, d.objid from named n join pg_depend d on d.refobjid = n.oid\n"
	"		and d.refclassid = any ('{1259, 1247, 1255, 2606, 2620}')\n"
	"), thing as materialized (\n"
	"	select oid, 0::oid as class from touched\n"
	"	union select objid, classid from dependent\n"
	"	union select e.objid, e.classid from dependent d join pg_depend e\n"
	"		on e.refclassid = 1255 and e.refobjid = d.objid where d.classid = 1255\n"
	"), relation as materialized (\n"
	"	select distinct oid from (select oid from thing where class in (0, 1259)\n"
	"	union all select i.indrelid from thing t join pg_index i on i.indexrelid = t.oid\n"
	"		where t.class in (0, 1259)\n"
	"	union all select d.refobjid from thing t join pg_class c on c.oid = t.oid and "
	"c.relkind = 't'\n"
	"		join pg_depend d on d.classid = 1259 and d.objid = t.oid and d.refclassid "
	"= 1259\n"
	"		where t.class in (0, 1259)\n"
	"	union all select k.conrelid from thing t join pg_constraint k on k.oid = t.oid\n"
	"		where t.class in (0, 2606)\n"
	"	union all select g.tgrelid from thing t join pg_trigger g on g.oid = t.oid\n"
	"		where t.class in (0, 2620)\n"
	"	union all select p.polrelid from thing t join pg_policy p on p.oid = t.oid\n"
	"		where t.class in (0, 3256)\n"
	"	union all select w.ev_class from thing t join pg_rewrite w on w.oid = t.oid\n"
	"		where t.class in (0, 2618)\n"
	"	union all select a.adrelid from thing t join pg_attrdef a on a.oid = t.oid\n"
	"		where t.class in (0, 2604)\n"
	"	union all select y.typrelid from thing t join pg_type y on y.oid = t.oid\n"
	"		where t.class in (0, 1247)) r\n"
	"), type as materialized (\n"
	"	select oid from thing where class in (0, 1247)\n"
	"	union all select c.reltype from relation r join pg_class c on c.oid = r.oid\n"
	"		and c.relkind = 'c'\n"
	"	union all select k.contypid from thing t join pg_constraint k on k.oid = t.oid\n"
	"		where t.class in (0, 2606)\n"
	")\n"
	"select 'relation', c.oid, c.relkind::text from relation r join pg_class c on c.oid = "
	"r.oid\n"
	/* A row type and an array type have no facts. */
	"union all select 'type', y.oid, case when c.relkind <> 'c' or e.typarray = y.oid then "
	"'x'\n"
	"		else y.typtype::text end\n"
	"	from type t join pg_type y on y.oid = t.oid left join pg_class c on c.oid = "
	"y.typrelid\n"
	"		left join pg_type e on e.oid = y.typelem\n"
	"union all select 'routine', p.oid, p.prokind::text\n"
	"	from thing t join pg_proc p on p.oid = t.oid where t.class in (0, 1255)\n"
	"union all select 'member', d.objid, 'e' from touched t join pg_depend d on d.objid = "
	"t.oid\n"
	"	and d.classid = any ('{1259, 1247, 1255}') and d.refclassid = 3079 and d.deptype = "
	"'e'";

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
