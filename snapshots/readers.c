#include "readers.h"

#include "watch_catalogs.h"

#include <stdio.h>
#include <string.h>

/*
 * The kinds of objects about which a restricted reader says anything (relkind, typtype, prokind),
 * and the catalogs without whose new rows it goes on to say nothing once it says nothing of any
 * object; NULL: all that it reads.
 */
static const struct {
	const char *kind, *kinds, *begins;
} narrow[] = {
	{"aggregates", "a", "pg_aggregate"},
	{"base_types", "bpr", NULL},
	{"column_compression", "rpfm", "pg_attribute"},
	{"columns", "rpfvmc", NULL},
	{"constraint_enforcement", "rpf", "pg_constraint"},
	{"constraint_triggers", "rp", "pg_trigger"},
	{"constraints", "rpf", NULL},
	{"domain_constraints", "d", "pg_constraint"},
	{"grants_on_relations", "rpfvmS", NULL},
	{"indexes", "iI", NULL},
	{"not_null_constraints", "rpf", NULL},
	{"policies", "rpf", "pg_policy"},
	{"routine_bodies", "fpw", "pg_proc"},
	{"rules", "rpfvm", "pg_rewrite"},
	{"sequences", "S", NULL},
	{"tables", "rpf", NULL},
	{"triggers", "rpfvm", "pg_trigger"},
	{"types", "bcdepr", NULL},
	{"views", "vm", NULL},
};

/* Catalogs that initdb leaves empty, and the readers that say nothing while they are. */
static const struct {
	const char *kind, *needs;
} idle[] = {
	{"constraint_triggers", "pg_trigger"},
	{"default_privileges", "pg_default_acl"},
	{"event_triggers", "pg_event_trigger"},
	{"foreign_data", "pg_foreign_data_wrapper pg_foreign_server pg_user_mapping"},
	{"parameters", "pg_parameter_acl"},
	{"policies", "pg_policy"},
	{"publication_tables", "pg_publication_rel pg_publication_namespace"},
	{"publications", "pg_publication"},
	{"security_labels", "pg_seclabel pg_shseclabel"},
	{"sequences", "pg_sequence"},
	{"settings", "pg_db_role_setting"},
	{"statistics", "pg_statistic_ext"},
	{"subscriptions", "pg_subscription"},
	{"triggers", "pg_trigger"},
};

/* To the rows of the first catalog that it names, a reader of whole kinds adds what these hold. */
static const char additions[] = "pg_class pg_attribute pg_type pg_proc pg_namespace pg_description "
				"pg_shdescription pg_depend "
				"pg_language pg_am pg_operator";

/* Major version: 15 of 150018; SQLite's readers have no versions. */
static int major_version(const struct db *db)
{
	return strcmp(db->engine->name, "postgres") == 0 ? db->version / 10000 : 0;
}

/* Of a kind's versions, the last that is not above the server's. */
static bool is_for(const struct catalog *catalog, const struct db *db)
{
	const struct catalog *next = catalog + 1;

	return catalog->kind != NULL && strcmp(catalog->engine, db->engine->name) == 0 &&
	       catalog->version <= major_version(db) &&
	       (next->engine == NULL || next->kind == NULL ||
		       strcmp(next->engine, catalog->engine) != 0 ||
		       strcmp(next->kind, catalog->kind) != 0 || next->version > major_version(db));
}

static bool find_owner(const char *objects, enum owner_class *out)
{
	static const char *const names[] = {"pg_class", "pg_type", "pg_proc", "pg_namespace"};

	for (size_t i = 0; i < owner_classes; i++) {
		if (strcmp(objects, names[i]) == 0) {
			*out = (enum owner_class)i;
			return true;
		}
	}
	return false;
}

static uint64_t first_of(int major, const char *list)
{
	char first[64];

	(void)snprintf(first, sizeof first, "%.*s", (int)strcspn(list, " "), list);
	return watched_bits(major, first);
}

static struct reader describe(const struct catalog *catalog, int major)
{
	struct reader reader = {.catalog = catalog};

	reader.restricted =
		catalog->sql_of_some != NULL && find_owner(catalog->objects, &reader.owner);
	reader.reads = watched_bits(major, catalog->catalogs);
	reader.begins = reader.reads;
	for (size_t i = 0; i < sizeof narrow / sizeof *narrow; i++) {
		if (strcmp(narrow[i].kind, catalog->kind) == 0) {
			reader.kinds = narrow[i].kinds;
			reader.begins = narrow[i].begins == NULL
						? reader.reads
						: watched_bits(major, narrow[i].begins);
		}
	}
	/* Privileges of types lie in pg_type, which it does not name first. */
	if (!reader.restricted && strcmp(catalog->kind, "grants") != 0) {
		reader.begins = first_of(major, catalog->catalogs) |
				(reader.reads & ~watched_bits(major, additions));
	}
	for (size_t i = 0; i < sizeof idle / sizeof *idle; i++) {
		if (strcmp(idle[i].kind, catalog->kind) == 0) {
			reader.needs = watched_bits(major, idle[i].needs);
		}
	}
	reader.rests = strcmp(catalog->kind, "extension_members") == 0;
	return reader;
}

static bool note_row(void *context, size_t columns, const char *const *values, struct error *err)
{
	(void)columns, (void)values, (void)err;
	*(bool *)context = true;
	return true;
}

/*
 * On a server of somebody's own mtest may be an ordinary role. What only a superuser can read is
 * then left out: it is either the whole server's, which is not judged there, or cannot be made.
 */
static bool reads_all(struct db *observer, bool *out, struct error *err)
{
	*out = strcmp(observer->engine->name, "postgres") != 0;
	return *out || db_query(observer,
			       "select 1 from pg_catalog.pg_roles where rolname = current_user and "
			       "rolsuper",
			       note_row, out, err);
}

bool readers_choose(struct db *observer, struct readers *out, struct error *err)
{
	bool all;

	*out = (struct readers){.count = 0};
	if (!reads_all(observer, &all, err)) {
		return false;
	}
	for (const struct catalog *it = catalogs; it->engine != NULL; it++) {
		if (!is_for(it, observer) ||
			(!all && strstr(it->sql, "-- needs: superuser") != NULL)) {
			continue;
		}
		if (out->count == most_readers) {
			return fail(err, ERROR_SYSTEM, "there are more than %d catalog readers",
				(int)most_readers);
		}
		out->items[out->count++] = describe(it, major_version(observer));
		out->blind |= *it->catalogs == '\0' ||
			      watched_misses(major_version(observer), it->catalogs);
	}
	return true;
}

static const char *list_owners(
	const struct reader *reader, const struct news *news, struct arena *arena)
{
	size_t count = news->owners[reader->owner].count;
	size_t size = count * 12 + 3, length = 0;
	char *list = arena_alloc(arena, size);

	for (size_t i = 0; i < count; i++) {
		const struct owner *owner = &news->owners[reader->owner].items[i];

		if (reader->kinds == NULL || strchr(reader->kinds, owner->kind) != NULL) {
			length += (size_t)snprintf(list + length, size - length, "%s%u",
				length == 0 ? "{" : ",", owner->oid);
		}
	}
	if (length == 0) {
		return NULL;
	}
	list[length] = '}';
	return list;
}

enum ask reader_ask(const struct readers *readers, size_t place, const struct news *news,
	size_t count, struct arena *arena, const char **oids)
{
	const struct reader *reader = &readers->items[place];

	*oids = NULL;
	if (news->everything) {
		return reader->needs == 0 || (reader->needs & news->filled) != 0 ? ASK_ALL
										 : REPLACE_ALL;
	}
	/* A reader that had nothing to say still has nothing, unless there are rows to begin with.
	 */
	if (reader->rests || (count == 0 && (reader->begins & news->moved) == 0)) {
		return ASK_NOT;
	}
	if (reader->restricted) {
		*oids = list_owners(reader, news, arena);
		return news->gone_or_changed[reader->owner].count > 0 ? ASK_SOME : ASK_NOT;
	}
	return (reader->reads & news->moved) != 0 ? ASK_ALL : ASK_NOT;
}
