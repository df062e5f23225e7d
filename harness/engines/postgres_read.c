#include "postgres.h"

#include <libpq-fe.h>

static void free_options(PQconninfoOption **options)
{
	PQconninfoFree(*options);
}

static bool is_url(const char *url)
{
	char *trouble = NULL;
	AUTO(free_options) PQconninfoOption *options = PQconninfoParse(url, &trouble);

	/* Its words may hold a part of the password. */
	PQfreemem(trouble);
	return options != NULL;
}

/*
 * All that is done there, settings included, happens in one transaction that is rolled back, so
 * that a pooler between us and the server hands a clean connection to the next.
 */
bool postgres_open_to_read(const char *url, struct db **out, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	AUTO(postgres_close_db) struct postgres_db *db = NULL;
	struct place place = {.arena = work, .server_url = url};

	if (!is_url(url)) {
		return fail(err, ERROR_USAGE,
			"not a database's URL: it has to look like "
			"postgresql://user@host/database");
	}
	if (!postgres_connect_url(&place, NULL, 0, false, &db, err)) {
		return false;
	}
	if (db->base.version < 130000) {
		return fail(err, ERROR_ENVIRONMENT,
			"%s: it is PostgreSQL %d, and mtest needs 13 or later",
			postgres_mask(work, url), db->base.version / 10000);
	}
	if (!db_must(&db->base, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", err)) {
		return fail_while(err, "%s", postgres_mask(work, url));
	}
	*out = &db->base;
	db = NULL;
	return true;
}

bool postgres_end_read(struct db *db, struct error *err)
{
	return db_must(db, "ROLLBACK", err);
}

const char *postgres_label(struct arena *arena, const char *url)
{
	return postgres_mask(arena, url);
}
