#include "sql_send.h"

#include "sql.h"
#include "stops.h"

#include <stdint.h>
#include <string.h>

static const size_t statement_width = 200;

struct statements {
	struct step_statement *items;
	size_t count, cap;
};

static bool is_sqlite(const struct session *session)
{
	return strcmp(session->scratch->engine->name, "sqlite") == 0;
}

/* Puts the place of the failure into the step: the server's own position, or the statement's start.
 */
static void locate(struct arena *arena, const struct script *script, const char *text,
	const struct sql_script *sql, struct step *step)
{
	size_t skipped = (size_t)(text - script->text);
	size_t place = step->outcome.offset;
	const struct sql_statement *statement = NULL;

	VEC_EACH (sql, it) {
		if (place == SIZE_MAX ? (size_t)(it - sql->items) == step->outcome.done
				      : place >= it->start && place <= it->start + it->length) {
			statement = it;
		}
	}
	if (statement != NULL) {
		step->statement = text_squeeze(arena,
			arena_copy_bytes(arena, text + statement->start, statement->length),
			statement_width);
		place = place == SIZE_MAX ? statement->start : place;
	}
	if (place != SIZE_MAX) {
		step->line = script->line + text_line(script->text, skipped + place) - 1;
	}
}

static void add_statement(struct arena *arena, const struct script *script, size_t start,
	const char *sql, const struct outcome *outcome, struct step *step)
{
	struct step_statement *statement = VEC_ADD(arena, &step->statements);

	statement->line = script->line + text_line(script->text, start) - 1;
	statement->sql = text_squeeze(arena, sql, statement_width);
	statement->text = sql;
	statement->seconds = outcome->seconds;
	statement->rows = outcome->rows;
}

/*
 * Statement by statement in an explicit block, which means the same as one query of them all when
 * none of them controls transactions. What failed is rolled back.
 */
static bool run_traced(struct db *db, struct arena *arena, const struct script *script,
	const char *text, const struct sql_script *sql, struct step *step, struct error *err)
{
	size_t skipped = (size_t)(text - script->text);
	double seconds = 0;

	if (!db_must(db, "BEGIN", err)) {
		return false;
	}
	VEC_EACH (sql, it) {
		const char *statement = arena_copy_bytes(arena, text + it->start, it->length);

		if (!db_run(db, arena, statement, &step->outcome, err)) {
			return false;
		}
		seconds += step->outcome.seconds;
		step->outcome.done = (size_t)(it - sql->items);
		if (!step->outcome.worked) {
			if (step->outcome.offset != SIZE_MAX) {
				step->outcome.offset += it->start;
			}
			break;
		}
		add_statement(arena, script, skipped + it->start, statement, &step->outcome, step);
	}
	if (step->outcome.worked) {
		long long rows = step->outcome.rows;

		if (!db_run(db, arena, "COMMIT", &step->outcome, err)) {
			return false;
		}
		step->outcome.done = step->outcome.worked ? sql->count : SIZE_MAX;
		step->outcome.rows = rows;
		seconds += step->outcome.seconds;
	}
	step->outcome.seconds = seconds;
	return step->outcome.worked || step->outcome.lost || db_must(db, "ROLLBACK", err);
}

static bool run_whole(struct db *db, struct arena *arena, const struct script *script,
	const char *text, struct step *step, struct error *err)
{
	if (!db_run(db, arena, text, &step->outcome, err)) {
		return false;
	}
	if (step->outcome.worked) {
		step->statements.count = 0;
		add_statement(arena, script, (size_t)(text - script->text) + sql_skip(text, 0),
			text, &step->outcome, step);
	}
	return true;
}

/* A statement of a text, as far as it matters to where the text can be interrupted. */
static struct step_statement *note(struct arena *arena, const struct script *script,
	const char *text, size_t start, size_t end, struct statements *out)
{
	struct step_statement *statement = VEC_ADD(arena, out);

	start += sql_skip(text + start, 0);
	while (end > start && text[end - 1] == ';') {
		end--;
	}
	statement->line =
		script->line + text_line(script->text, (size_t)(text - script->text) + start) - 1;
	statement->text = arena_copy_bytes(arena, text + start, end - start);
	statement->sql = text_squeeze(arena, statement->text, statement_width);
	return statement;
}

/* Counts how far a stop is in bytes of the text, not in statements. */
static void count_in_bytes(struct step *step, const size_t *ends)
{
	VEC_EACH (&step->stops, it) {
		it->at = it->at == 0 ? 0 : ends[it->at - 1];
	}
}

/* What ends a transaction leaves nothing behind that could be lost; the kill will tell. */
static void find_stops(struct arena *arena, const struct script *script, const char *text,
	const struct sql_script *sql, struct step *step)
{
	struct statements statements = {0};
	size_t *ends = arena_alloc(arena, sql->count * sizeof *ends);

	VEC_EACH (sql, it) {
		size_t i = statements.count;

		ends[i] = it->start + it->length;
		note(arena, script, text, it->start, ends[i], &statements)->clean =
			i == 0 || stops_ends_transaction(statements.items[i - 1].sql);
	}
	stops_find(step, arena, statements.items, statements.count);
	count_in_bytes(step, ends);
}

/* A failure met while tracing is repeated whole, and that result counts. */
static bool run_postgres(struct session *session, struct arena *arena, const struct script *script,
	const char *text, struct step *step, struct error *err)
{
	struct sql_script sql = sql_read(arena, text);
	bool traced = session->trace && sql.parsed && sql.count > 1 && !sql.controls_transaction;

	if (traced) {
		if (!run_traced(session->db, arena, script, text, &sql, step, err)) {
			return false;
		}
		if (step->outcome.worked || step->outcome.timed_out || step->outcome.lost) {
			if (!step->outcome.worked) {
				locate(arena, script, text, &sql, step);
			}
			return true;
		}
	}
	if (!run_whole(session->db, arena, script, text, step, err)) {
		return false;
	}
	if (!step->outcome.worked) {
		locate(arena, script, text, &sql, step);
	} else if (session->trace && (sql.count == 1 || sql.controls_transaction)) {
		find_stops(arena, script, text, &sql, step);
	}
	return true;
}

/* What SQLite tells of each statement. */
struct heard {
	struct arena *arena;
	const struct script *script;
	const char *text;
	struct statements statements;
	struct {
		size_t *items;
		size_t count, cap;
	} ends;
	bool clean;
};

static void hear_statement(void *context, const struct done_statement *done)
{
	struct heard *heard = context;
	struct step_statement *statement = note(heard->arena, heard->script, heard->text,
		done->start, done->end, &heard->statements);

	statement->rows = done->rows;
	statement->seconds = done->seconds;
	statement->clean = heard->clean;
	*VEC_ADD(heard->arena, &heard->ends) = done->end;
	heard->clean = done->committed;
}

/* The text, statement by statement, and where it could be interrupted. */
static bool run_heard(struct db *db, struct arena *arena, const struct script *script,
	const char *text, struct step *step, struct error *err)
{
	struct heard heard = {.arena = arena, .script = script, .text = text, .clean = true};
	bool ran;

	db->hear = hear_statement;
	db->hear_context = &heard;
	ran = run_whole(db, arena, script, text, step, err);
	db->hear = NULL;
	db->hear_context = NULL;
	if (ran && step->outcome.worked && heard.statements.count > 0) {
		stops_find(step, arena, heard.statements.items, heard.statements.count);
		count_in_bytes(step, heard.ends.items);
		step->statements.count = 0;
		VEC_EACH (&heard.statements, it) {
			*VEC_ADD(arena, &step->statements) = *it;
		}
	}
	return ran;
}

static bool run_sqlite(struct session *session, bool wraps, struct arena *arena,
	const struct script *script, const char *text, struct step *step, struct error *err)
{
	struct outcome commit;
	bool ran;

	if (wraps && !db_must(session->db, "BEGIN", err)) {
		return false;
	}
	ran = session->trace ? run_heard(session->db, arena, script, text, step, err)
			     : run_whole(session->db, arena, script, text, step, err);
	if (!ran) {
		return false;
	}
	if (!step->outcome.worked) {
		locate(arena, script, text, &(struct sql_script){0}, step);
		return true;
	}
	if (!wraps) {
		return true;
	}
	if (!db_run(session->db, arena, "COMMIT", &commit, err)) {
		return false;
	}
	if (!commit.worked) {
		step->outcome = commit;
		step->outcome.offset = SIZE_MAX;
	}
	return true;
}

/* The backend ends itself behind the last statement that the tool lives to see done. */
static bool kill_postgres(const struct sql_sending *sending, struct arena *arena, struct step *step,
	struct error *err)
{
	const struct interruption *interruption = sending->interruption;
	const char *text = sending->text;

	if (interruption->stop->within) {
		return interruption->hold(interruption->context, err) &&
		       db_run(sending->session->db, arena, text, &step->outcome, err);
	}
	text = arena_printf(arena,
		"%s;\nSELECT pg_catalog.pg_terminate_backend(pg_catalog.pg_backend_pid())",
		arena_copy_bytes(arena, text, interruption->stop->at));
	return db_run(sending->session->db, arena, text, &step->outcome, err);
}

/* The process's end closes the connection: what is not committed is lost. */
static bool kill_sqlite(const struct sql_sending *sending, struct arena *arena, struct step *step,
	struct error *err)
{
	const char *text = arena_copy_bytes(arena, sending->text, sending->interruption->stop->at);

	if ((sending->wraps && !db_must(sending->session->db, "BEGIN", err)) ||
		!db_run(sending->session->db, arena, text, &step->outcome, err)) {
		return false;
	}
	if (step->outcome.worked) {
		step->outcome.worked = false;
		step->outcome.lost = true;
		step->outcome.message = "it was killed";
	}
	return true;
}

bool sql_send(const struct sql_sending *sending, struct arena *arena, struct step *step,
	struct error *err)
{
	struct session *session = sending->session;

	if (sending->interruption != NULL) {
		return is_sqlite(session) ? kill_sqlite(sending, arena, step, err)
					  : kill_postgres(sending, arena, step, err);
	}
	if (is_sqlite(session)) {
		return run_sqlite(
			session, sending->wraps, arena, sending->script, sending->text, step, err);
	}
	return run_postgres(session, arena, sending->script, sending->text, step, err);
}
