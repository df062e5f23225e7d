#include "expectations.h"

#include "own_rows.h"
#include "sql_split.h"

#include <string.h>

enum { VALUE_WIDTH = 60, ROW_WIDTH = 300, QUERY_WIDTH = 160 };

/* The first row of an answer, as "id = 4, state = NULL". */
struct answer {
	struct arena *arena;
	const struct db *db;
	const char *first;
};

static bool note_row(void *context, size_t columns, const char *const *values, struct error *err)
{
	struct answer *answer = context;
	const char *row = "";

	(void)err;
	for (size_t i = 0; i < columns && answer->first == NULL; i++) {
		row = arena_printf(answer->arena, "%s%s%s = %s", row, i == 0 ? "" : ", ",
			answer->db->columns[i],
			values[i] == NULL ? "NULL"
					  : text_squeeze(answer->arena, values[i], VALUE_WIDTH));
	}
	answer->first = answer->first == NULL ? row : answer->first;
	return true;
}

static bool is_told(const struct run *run, const struct own_file *file, size_t line)
{
	VEC_EACH (&run->result.findings, it) {
		if (it->check == EXPECTATION_FAILED && it->line == line &&
			strcmp(it->path, file->path) == 0) {
			return true;
		}
	}
	return false;
}

static bool tell(struct walk *walk, struct db *db, const struct own_file *file, const char *query,
	size_t line, long long rows, bool again, struct error *err)
{
	struct run *run = walk->run;
	struct answer answer = {.arena = run->arena, .db = db};
	struct finding *finding;

	if (is_told(run, file, line)) {
		return true;
	}
	if (!db_query(db, query, note_row, &answer, err)) {
		return fail_while(err, "%s:%zu", file->shown, line);
	}
	finding = run_finding(run, EXPECTATION_FAILED, file->revision);
	finding->path = file->path;
	finding->line = line;
	finding->object = text_squeeze(run->arena, query, QUERY_WIDTH);
	finding->message = arena_printf(run->arena,
		"after the %supgrade a query that must return no rows returns %lld%s%s",
		again ? "second " : "", rows, rows == 1 ? ": " : ", the first: ",
		text_squeeze(
			run->arena, answer.first == NULL ? "none now" : answer.first, ROW_WIDTH));
	return true;
}

/* On a connection that cannot write, so that asking leaves no change. */
static bool ask(struct walk *walk, struct db *db, const struct own_file *file, bool again,
	struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct sql_statements queries = sql_split(work, file->text);

	VEC_EACH (&queries, it) {
		const char *query = arena_copy_bytes(work, file->text + it->start, it->length);
		size_t line = text_line(file->text, it->start);
		struct outcome outcome;

		if (!db_run(db, work, query, &outcome, err)) {
			return false;
		}
		if (!outcome.worked) {
			line += outcome.offset == SIZE_MAX ? 0
							   : text_line(query, outcome.offset) - 1;
			return fail(err, ERROR_USAGE, "%s:%zu: %s", file->shown, line,
				own_words(work, &outcome));
		}
		if (outcome.rows > 0 &&
			!tell(walk, db, file, query, line, outcome.rows, again, err)) {
			return false;
		}
	}
	return true;
}

static bool ask_on_its_own(
	struct walk *walk, const struct own_file *file, bool again, struct error *err)
{
	AUTO(db_close) struct db *db = NULL;

	return db_open(walk->ladder.scratch, &db, err) &&
	       db_must(db,
		       strcmp(db->engine->name, "postgres") == 0
			       ? "SET default_transaction_read_only = on"
			       : "PRAGMA query_only = on",
		       err) &&
	       ask(walk, db, file, again, err);
}

bool expectations_check(
	struct walk *walk, const struct revision *revision, bool again, struct error *err)
{
	const char *missing = own_missing(walk, revision);

	VEC_EACH (&walk->own->files, it) {
		if (it->revision != revision || it->when != OWN_EXPECT) {
			continue;
		}
		if (missing != NULL && !again) {
			run_gap(walk->run, revision, it->path,
				arena_printf(walk->run->arena, "it counts on %s", missing));
		}
		if (missing == NULL && !ask_on_its_own(walk, it, again, err)) {
			return false;
		}
	}
	return true;
}
