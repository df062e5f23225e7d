#include "capture.h"

#include "catalogs.h"
#include "sqlite_ddl.h"

#include <string.h>

/* Major version: 15 of 150018; SQLite's readers have no versions. */
static int major_version(const struct db *db)
{
	return strcmp(db->engine->name, "postgres") == 0 ? db->version / 10000 : 0;
}

bool observer_open(struct scratch *scratch, struct db **out, struct error *err)
{
	if (!db_open(scratch, out, err)) {
		return false;
	}
	if (strcmp(scratch->engine->name, "sqlite") == 0 &&
		!sqlite_ddl_register((*out)->engine_objects)) {
		return fail(err, ERROR_SYSTEM, "out of memory");
	}
	for (const struct catalog *it = catalogs; it->engine != NULL; it++) {
		if (it->kind == NULL && strcmp(it->engine, scratch->engine->name) == 0 &&
			!db_must(*out, it->sql, err)) {
			return false;
		}
	}
	return true;
}

static bool add_row(void *context, size_t columns, const char *const *values, struct error *err)
{
	struct snapshot *snapshot = context;

	if (columns < 4 || values[0] == NULL || values[1] == NULL || values[2] == NULL ||
		values[3] == NULL) {
		return fail(err, ERROR_SYSTEM, "a catalog reader gave a row with NULL for %s %s",
			columns < 1 || values[0] == NULL ? "?" : values[0],
			columns < 2 || values[1] == NULL ? "?" : values[1]);
	}
	snapshot_add(snapshot, values[0], values[1], values[2], values[3]);
	return true;
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

bool snapshot_capture(
	struct db *observer, const char *const *own, struct snapshot *out, struct error *err)
{
	snapshot_start(out);
	for (const struct catalog *it = catalogs; it->engine != NULL; it++) {
		if (is_for(it, observer) && !db_query(observer, it->sql, add_row, out, err)) {
			return fail_while(err, "while reading %s", it->kind);
		}
	}
	if (!snapshot_sort(out, err)) {
		return false;
	}
	snapshot_leave_out(out, own);
	return true;
}
