#include "choose_engine.h"

#include "sql.h"

#include <string.h>

/* Does SQLite refuse the text for its syntax, where PostgreSQL's parser has nothing against it? */
static bool is_foreign(struct arena *arena, const char *text, const struct outcome *outcome)
{
	return !outcome->worked && outcome->message != NULL &&
	       strstr(outcome->message, "syntax error") != NULL && sql_read(arena, text).parsed;
}

static bool try_sqlite(struct project *project, struct db *db, struct error *err)
{
	VEC_EACH (&project->chain, it) {
		AUTO(arena_free) struct arena *work = arena_new();
		struct outcome outcome;

		if (it->up.text == NULL || it->up.empty || it->up.code) {
			continue;
		}
		if (!db_run(db, work, it->up.text, &outcome, err)) {
			return false;
		}
		if (is_foreign(work, it->up.text, &outcome)) {
			project->engine = engine_find("postgres");
			project->engine_why = "the SQL parses as PostgreSQL and not as SQLite";
			return true;
		}
	}
	return true;
}

bool choose_engine(struct project *project, struct place *place, struct error *err)
{
	AUTO(scratch_drop) struct scratch *scratch = NULL;
	AUTO(db_close) struct db *db = NULL;

	project->engine = engine_find("sqlite");
	project->engine_why = "nothing names another and the SQL runs there";
	return scratch_create(project->engine, place, &scratch, err) &&
	       db_open(scratch, &db, err) && try_sqlite(project, db, err);
}
