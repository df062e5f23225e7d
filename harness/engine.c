#include "engine.h"

#include "postgres.h"
#include "sqlite.h"

#include <string.h>

const struct engine *const engines[] = {&postgres_engine, &sqlite_engine, NULL};

const struct engine *engine_find(const char *name)
{
	for (size_t i = 0; engines[i] != NULL; i++) {
		if (strcmp(engines[i]->name, name) == 0) {
			return engines[i];
		}
	}
	return NULL;
}

bool scratch_create(
	const struct engine *engine, struct place *place, struct scratch **out, struct error *err)
{
	*out = NULL;
	return engine->create(place, out, err) || fail_while(err, "cannot make a scratch database");
}

bool scratch_copy(struct scratch *from, struct scratch **out, struct error *err)
{
	*out = NULL;
	return from->engine->copy(from, out, err) ||
	       fail_while(err, "cannot copy a scratch database");
}

bool scratch_restore(struct scratch *scratch, struct scratch *copy, struct error *err)
{
	return scratch->engine->restore(scratch, copy, err);
}

void scratch_drop(struct scratch **scratch)
{
	if (*scratch != NULL) {
		(*scratch)->engine->drop(*scratch);
		*scratch = NULL;
	}
}

bool scratch_sweep(const struct engine *engine, struct place *place, FILE *log, size_t *removed,
	struct error *err)
{
	*removed = 0;
	return engine->sweep == NULL || engine->sweep(place, log, removed, err);
}

bool scratch_address(
	struct scratch *scratch, struct arena *arena, struct address *out, struct error *err)
{
	return scratch->engine->address(scratch, arena, out, err);
}

bool db_open(struct scratch *scratch, struct db **out, struct error *err)
{
	*out = NULL;
	return scratch->engine->open(scratch, out, err);
}

bool db_open_to_read(
	const struct engine *engine, const char *where, struct db **out, struct error *err)
{
	*out = NULL;
	return engine->open_to_read(where, out, err);
}

bool db_end_read(struct db *db, struct error *err)
{
	return db->engine->end_read(db, err);
}

void db_close(struct db **db)
{
	if (*db != NULL) {
		if ((*db)->free_kept != NULL) {
			(*db)->free_kept((*db)->kept);
		}
		(*db)->engine->close(*db);
		*db = NULL;
	}
}

bool db_run(struct db *db, struct arena *arena, const char *text, struct outcome *out,
	struct error *err)
{
	*out = (struct outcome){.offset = SIZE_MAX, .rows = -1};
	return db->engine->run(db, arena, text, out, err);
}

bool db_send(struct db *db, const char *text, struct error *err)
{
	return db->engine->send(db, text, err);
}

bool db_query(struct db *db, const char *sql, row_fn *row, void *context, struct error *err)
{
	return db->engine->query(db, sql, row, context, err);
}

bool db_ask(struct db *db, const struct question *questions, size_t count, struct error *err)
{
	if (db->engine->ask != NULL) {
		return db->engine->ask(db, questions, count, err);
	}
	for (size_t i = 0; i < count; i++) {
		const struct question *it = &questions[i];

		if (!db_query(db, it->sql, it->row, it->context, err)) {
			return it->what != NULL && fail_while(err, "while reading %s", it->what);
		}
	}
	return true;
}

static bool note_row(void *context, size_t columns, const char *const *values, struct error *err)
{
	(void)columns;
	(void)values;
	(void)err;
	*(bool *)context = true;
	return true;
}

bool db_settle(struct db *db, struct error *err)
{
	bool trusted = false;

	if (db->engine->settle == NULL || db->version < db->engine->settle_since ||
		db_in_transaction(db)) {
		return true;
	}
	/* Whoever looks at the connection must not find the text of settle there for nothing. */
	return db_query(db, db->engine->settle, note_row, &trusted, err) &&
	       (trusted || db_query(db, "SELECT", NULL, NULL, err));
}

bool db_must(struct db *db, const char *text, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct outcome outcome;

	if (!db_run(db, work, text, &outcome, err)) {
		return false;
	}
	if (!outcome.worked) {
		return fail(err, ERROR_SYSTEM, "%s%s%s%s", outcome.message,
			outcome.detail == NULL ? "" : " (",
			outcome.detail == NULL ? "" : outcome.detail,
			outcome.detail == NULL ? "" : ")");
	}
	return true;
}

bool db_in_transaction(struct db *db)
{
	return db->engine->in_transaction(db);
}

bool db_reset(struct db *db, struct error *err)
{
	return db->engine->reset(db, err);
}
