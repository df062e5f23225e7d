#include "read.h"

#include "catalogs.h"
#include "sqlite_ddl.h"

#include <string.h>

/* Readers that are not for somebody's database, or only where a query gives a row. */
static const struct condition {
	const char *kind;
	const char *sql; /* NULL: never */
} conditions[] = {
	{"role_passwords", NULL},
	/* Only a superuser may read them; where there are none, nobody has to. */
	{"subscriptions",
		"select 1 from pg_subscription where subdbid ="
		" (select oid from pg_database where datname = current_database()) limit 1"},
};

static bool note_row(void *context, size_t columns, const char *const *values, struct error *err)
{
	(void)columns;
	(void)values;
	(void)err;
	*(bool *)context = true;
	return true;
}

static bool is_wanted(struct db *db, const struct catalog *catalog, bool *out, struct error *err)
{
	*out = true;
	for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++) {
		if (strcmp(conditions[i].kind, catalog->kind) == 0) {
			*out = false;
			return conditions[i].sql == NULL ||
			       db_query(db, conditions[i].sql, note_row, out, err);
		}
	}
	return true;
}

static bool add_row(void *context, size_t columns, const char *const *values, struct error *err)
{
	if (columns < 4 || values[0] == NULL || values[1] == NULL || values[2] == NULL ||
		values[3] == NULL) {
		return fail(err, ERROR_SYSTEM, "a catalog reader gave a row with NULL");
	}
	snapshot_add(context, values[0], values[1], values[2], values[3]);
	return true;
}

/* Of a kind's versions, the last that is not above the server's. */
static bool is_for(const struct catalog *catalog, const struct db *db)
{
	const struct catalog *next = catalog + 1;
	int version = strcmp(db->engine->name, "postgres") == 0 ? db->version / 10000 : 0;

	return catalog->kind != NULL && strcmp(catalog->engine, db->engine->name) == 0 &&
	       catalog->version <= version &&
	       (next->engine == NULL || next->kind == NULL ||
		       strcmp(next->engine, catalog->engine) != 0 ||
		       strcmp(next->kind, catalog->kind) != 0 || next->version > version);
}

static bool prepare(struct db *db, struct error *err)
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

bool snapshot_read(struct db *db, struct snapshot *out, struct error *err)
{
	bool wanted;

	snapshot_start(out);
	if (!prepare(db, err)) {
		return false;
	}
	for (const struct catalog *it = catalogs; it->engine != NULL; it++) {
		if (!is_for(it, db)) {
			continue;
		}
		if (!is_wanted(db, it, &wanted, err) ||
			(wanted && !db_query(db, it->sql, add_row, out, err))) {
			return fail_while(err, "while reading %s", it->kind);
		}
	}
	return db_end_read(db, err) && snapshot_sort(out, err);
}
