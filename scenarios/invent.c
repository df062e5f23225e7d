#include "invent.h"

#include "build.h"

#include <inttypes.h>
#include <stdint.h>
#include <string.h>

enum { USUAL_SEED = 1 };

/* Functions of triggers may leave out the schemas of what they use: the fill found them all. */
static const char begin_postgres[] =
	"BEGIN;\n"
	"SET LOCAL standard_conforming_strings = on;\n"
	"SELECT set_config('search_path', current_setting('search_path') || coalesce((SELECT\n"
	"\tstring_agg(', ' || quote_ident(nspname), '' ORDER BY nspname) FROM pg_namespace\n"
	"\tWHERE nspname !~ '^pg_' AND nspname <> 'information_schema'), ''), true)";

static bool is_postgres(const struct run *run)
{
	return strcmp(run->project.engine->name, "postgres") == 0;
}

/* The state before the revision: what it stands on, without itself. */
static bool plan(
	struct run *run, const char *name, bool **wanted, struct invention *out, struct error *err)
{
	size_t place;

	if (!build_plan(run, name, wanted, &place, err)) {
		return false;
	}
	if (place == SIZE_MAX) {
		return fail(err, ERROR_USAGE, "there is nothing before base; name a revision");
	}
	(*wanted)[place] = false;
	out->revision = &run->project.chain.items[place];
	return true;
}

static const char *const *excluded(const struct run *run)
{
	struct names all = {0};

	for (const char *const *it = project_own_objects(&run->project); *it != NULL; it++) {
		*VEC_ADD(run->arena, &all) = *it;
	}
	VEC_EACH (&run->project.config.exclude, it) {
		*VEC_ADD(run->arena, &all) = *it;
	}
	*VEC_ADD(run->arena, &all) = NULL;
	return all.items;
}

static bool fill(struct run *run, struct scratch *scratch, struct invention *out, struct error *err)
{
	AUTO(fixtures_free) struct fixtures *fixtures = fixtures_new();
	AUTO(db_close) struct db *db = NULL;
	const struct fixture_options options = {.rows = out->rows,
		.seed = out->seed,
		.exclude = excluded(run),
		.statements = &out->statements};

	return db_open(scratch, &db, err) &&
	       fixtures_fill(fixtures, db, &options, run->arena, &out->report, err);
}

static bool run_one(struct run *run, struct db *db, const struct fixture_statement *statement,
	struct invention *out, bool *worked, struct error *err)
{
	struct outcome outcome;
	const char *words;

	if (!db_must(db, "SAVEPOINT mtest_row", err) ||
		!db_run(db, run->arena, statement->sql, &outcome, err)) {
		return false;
	}
	*worked = outcome.worked;
	if (!*worked) {
		words = arena_printf(run->arena, "%s: %s", statement->table, outcome.message);
		if (!names_have(&out->left_out, words)) {
			*VEC_ADD(run->arena, &out->left_out) = words;
		}
		if (!db_must(db, "ROLLBACK TO SAVEPOINT mtest_row", err)) {
			return false;
		}
	}
	return db_must(db, "RELEASE SAVEPOINT mtest_row", err);
}

/* What works is kept, in its order. */
static bool prove(
	struct run *run, struct scratch *scratch, struct invention *out, struct error *err)
{
	AUTO(db_close) struct db *db = NULL;
	size_t kept = 0;

	if (!db_open(scratch, &db, err) ||
		!db_must(db, is_postgres(run) ? begin_postgres : "BEGIN", err)) {
		return false;
	}
	for (size_t i = 0; i < out->statements.count; i++) {
		bool worked;

		if (!run_one(run, db, &out->statements.items[i], out, &worked, err)) {
			return false;
		}
		if (worked) {
			out->statements.items[kept++] = out->statements.items[i];
		}
	}
	out->statements.count = kept;
	return db_must(db, "COMMIT", err) ||
	       fail_while(err, "the rows worked one by one, but not together");
}

bool invent_rows(struct run *run, const char *name, struct invention *out, struct error *err)
{
	AUTO(stage_drop) struct stage stage = {0};
	AUTO(scratch_drop) struct scratch *copy = NULL;
	bool *wanted;

	*out = (struct invention){
		.rows = run_rows(run),
		.seed = (uint64_t)run->project.config.fixtures.seed,
	};
	out->rows = out->rows == 0 ? USUAL_ROWS : out->rows;
	out->seed = out->seed == 0 ? USUAL_SEED : out->seed;
	if (!plan(run, name, &wanted, out, err) || !build_schema(run, wanted, &stage, err)) {
		return false;
	}
	stage_close(&stage);
	return scratch_copy(stage.scratch, &copy, err) && fill(run, copy, out, err) &&
	       prove(run, stage.scratch, out, err);
}

const char *invent_script(struct arena *arena, const struct run *run, const struct invention *rows)
{
	const char *text = arena_printf(arena,
		"-- Rows invented by mtest for the tables as they are before revision %s\n"
		"-- (%zu a table, seed %" PRIu64 "), in an order in which they can be inserted.\n"
		"%s;\n",
		rows->revision->id, rows->rows, rows->seed,
		is_postgres(run) ? begin_postgres : "BEGIN");

	VEC_EACH (&rows->statements, it) {
		bool first = it == rows->statements.items || strcmp(it->table, it[-1].table) != 0;

		text = arena_printf(arena, "%s%s%s;\n", text, first ? "\n" : "", it->sql);
	}
	return arena_printf(arena, "%s\nCOMMIT;\n", text);
}
