#include "readers.h"

#include "sqlite_ddl.h"
#include "watch_catalogs.h"

#include <stdio.h>
#include <stdlib.h>
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
	{"columns", "rpfvmc", NULL},
	{"constraint_enforcement", "rpf", "pg_constraint"},
	{"constraint_triggers", "rp", "pg_trigger"},
	{"constraints", "rpf", NULL},
	{"domain_constraints", "d", "pg_constraint"},
	{"extension_dependencies", NULL, "pg_extension"},
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

/*
 * Of these catalogs a reader prints only what belongs to an extension, each change of which has
 * everything read anew; and constraints, the index of a foreign key, which leans on that.
 */
static const struct {
	const char *kind, *catalogs;
} extended[] = {
	{"constraints", "pg_index"},
	{"extensions", "pg_class"},
	{"grants", "pg_depend"},
	{"grants_on_relations", "pg_depend"},
	{"schemas", "pg_depend"},
};

/* Of these, rows with privileges. */
static const struct {
	const char *kind, *catalogs;
} granted[] = {
	{"grants", "pg_type"},
	{"grants_on_relations", "pg_class pg_attribute"},
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
	static const char *const names[] = {"pg_class", "pg_type", "pg_proc"};

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
	for (size_t i = 0; i < sizeof extended / sizeof *extended; i++) {
		if (strcmp(extended[i].kind, catalog->kind) == 0) {
			reader.reads &= ~watched_bits(major, extended[i].catalogs);
		}
	}
	for (size_t i = 0; i < sizeof granted / sizeof *granted; i++) {
		if (strcmp(granted[i].kind, catalog->kind) == 0) {
			reader.granted = watched_bits(major, granted[i].catalogs);
		}
	}
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
	if (!reader.restricted && reader.begins == reader.reads &&
		strcmp(catalog->kind, "grants") != 0) {
		reader.begins = first_of(major, catalog->catalogs) |
				(reader.reads & ~watched_bits(major, additions));
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

static bool is_left_out(const struct catalog *catalog, bool own, bool all)
{
	return own ? !all && strstr(catalog->sql, "-- needs: superuser") != NULL
		   : strcmp(catalog->kind, "role_passwords") == 0;
}

bool readers_choose(struct db *db, bool own, struct readers *out, struct error *err)
{
	bool all = true;

	*out = (struct readers){.count = 0};
	if (own && !reads_all(db, &all, err)) {
		return false;
	}
	for (const struct catalog *it = catalogs; it->engine != NULL; it++) {
		if (!is_for(it, db) || is_left_out(it, own, all)) {
			continue;
		}
		if (out->count == most_readers) {
			return fail(err, ERROR_SYSTEM, "there are more than %d catalog readers",
				(int)most_readers);
		}
		out->items[out->count++] = describe(it, major_version(db));
		out->blind |=
			*it->catalogs == '\0' || watched_misses(major_version(db), it->catalogs);
	}
	return true;
}

bool readers_prepare(struct db *db, struct error *err)
{
	if (strcmp(db->engine->name, "sqlite") == 0 && !sqlite_ddl_register(db->engine_objects)) {
		return fail(err, ERROR_SYSTEM, "out of memory");
	}
	for (const struct catalog *it = catalogs; it->engine != NULL; it++) {
		if (it->kind == NULL && strcmp(it->engine, db->engine->name) == 0 &&
			!db_must(db, it->sql, err)) {
			return false;
		}
	}
	return true;
}

static bool note_idle(void *context, size_t columns, const char *const *values, struct error *err)
{
	struct readers *readers = context;
	size_t at = 0;

	(void)err;
	for (size_t i = 0; i < readers->count && at < columns; i++) {
		if (readers->items[i].catalog->condition != NULL) {
			readers->items[i].idle = strcmp(values[at++], "f") == 0;
		}
	}
	return true;
}

bool readers_probe(struct readers *readers, struct db *db, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	const char *sql = "select", *between = " ";

	for (size_t i = 0; i < readers->count; i++) {
		if (readers->items[i].catalog->condition != NULL) {
			sql = arena_printf(
				work, "%s%s%s", sql, between, readers->items[i].catalog->condition);
			between = ", ";
		}
	}
	return *between == ' ' || db_query(db, sql, note_idle, readers, err);
}

static bool fail_null(const char *kind, const char *identity, struct error *err)
{
	return fail(err, ERROR_SYSTEM, "a catalog reader gave a row with NULL for %s %s",
		kind == NULL ? "?" : kind, identity == NULL ? "?" : identity);
}

bool reader_facts(const struct db *db, size_t columns, const char *const *values, fact_fn *add,
	void *context, struct error *err)
{
	bool wide = columns > 2 && db->columns != NULL && strcmp(db->columns[2], "object") == 0;
	const char *object = columns < 5 ? NULL : values[wide ? 2 : 4];
	unsigned oid = object == NULL ? 0 : (unsigned)strtoul(object, NULL, 10);

	if (columns < 5 || values[0] == NULL || values[1] == NULL) {
		return fail_null(columns < 1 ? NULL : values[0], NULL, err);
	}
	if (!wide) {
		if (values[2] == NULL || values[3] == NULL) {
			return fail_null(values[0], values[1], err);
		}
		add(context, oid, values);
		return true;
	}
	for (size_t i = 3; i < columns; i++) {
		if (values[i] != NULL) {
			add(context, oid,
				(const char *const[]){
					values[0], values[1], db->columns[i], values[i]});
		}
	}
	return true;
}

bool reader_concerns(const struct reader *reader, const struct news *news, unsigned oid)
{
	return (oids_bits(&news->gone_or_changed[reader->owner], oid) & reader->reads) != 0;
}

static const char *list_owners(
	const struct reader *reader, const struct news *news, struct arena *arena)
{
	size_t count = news->owners[reader->owner].count;
	size_t size = count * 12 + 3, length = 0;
	char *list = arena_alloc(arena, size);

	for (size_t i = 0; i < count; i++) {
		const struct owner *owner = &news->owners[reader->owner].items[i];

		if (reader_concerns(reader, news, owner->oid) &&
			(reader->kinds == NULL || strchr(reader->kinds, owner->kind) != NULL)) {
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
	uint64_t moved = (news->moved & ~reader->granted) | (news->granted & reader->granted);

	*oids = NULL;
	if (news->everything) {
		return reader->idle ? REPLACE_ALL : ASK_ALL;
	}
	/* A reader that had nothing to say still has nothing, unless there are rows to begin with.
	 */
	if (reader->rests || (count == 0 && (reader->begins & moved) == 0)) {
		return ASK_NOT;
	}
	if (reader->restricted) {
		*oids = list_owners(reader, news, arena);
		return news->gone_or_changed[reader->owner].count > 0 ? ASK_SOME : ASK_NOT;
	}
	return (reader->reads & moved) != 0 ? ASK_ALL : ASK_NOT;
}
