#include "sqlite.h"

#include "process.h"
#include "sql.h"
#include "stop.h"
#include "text.h"

#include <strings.h>

struct running {
	struct sqlite_db *db;
	struct arena *arena;
	const char *text;
	struct outcome *out;
};

static void finalize(sqlite3_stmt **statement)
{
	(void)sqlite3_finalize(*statement);
	*statement = NULL;
}

/* no such table: main.users; error in view v: no such column: x; t has no column named x */
static const char *missing_object(struct arena *arena, const char *message)
{
	const char *start = strstr(message, "no such "), *name;
	size_t length;

	if (start != NULL) {
		name = strstr(start, ": ");
		name = name == NULL ? NULL : name + 2;
	} else {
		name = strstr(message, " has no column named ");
		name = name == NULL ? NULL : name + strlen(" has no column named ");
	}
	if (name == NULL || *name == '\0') {
		return NULL;
	}
	name += text_starts(name, "main.") ? strlen("main.") : 0;
	length = strlen(name);
	/* no such column: "x", from ALTER TABLE */
	return length > 2 && name[0] == '"' && name[length - 1] == '"'
		       ? arena_copy_bytes(arena, name + 1, length - 2)
		       : arena_copy(arena, name);
}

/* The start of the statement where SQLite does not know, or is older than 3.38. */
static size_t find_offset(const struct running *running, const char *statement)
{
	int known = -1;

#if SQLITE_VERSION_NUMBER >= 3038000
	known = sqlite3_error_offset(running->db->handle);
#endif
	return known >= 0 ? (size_t)(statement - running->text) + (size_t)known
			  : sql_skip(running->text, (size_t)(statement - running->text));
}

static void note_error(struct running *running, const char *statement)
{
	struct outcome *out = running->out;
	struct sqlite_db *db = running->db;

	out->worked = false;
	out->offset = find_offset(running, statement);
	out->message = text_squeeze(
		running->arena, text_valid(running->arena, sqlite3_errmsg(db->handle)), 4000);
	if (db->late) {
		out->timed_out = true;
		out->message = arena_printf(running->arena,
			"it was ended after the time limit of %g s", db->base.step_timeout);
	} else if (db->refused) {
		out->message = arena_printf(running->arena,
			"%s: mtest keeps it from files outside of the scratch database's folder",
			out->message);
	}
	out->object = missing_object(running->arena, out->message);
}

static bool counts_rows(const char *text, size_t at)
{
	const char *const words[] = {"insert", "update", "delete", "replace", "with"};
	const char *start = text + sql_skip(text, at);

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (strncasecmp(start, words[i], strlen(words[i])) == 0) {
			return true;
		}
	}
	return false;
}

/* One statement, to its end; *tail: where the next begins. */
static bool run_one(struct running *running, const char *start, const char **tail)
{
	AUTO(finalize) sqlite3_stmt *statement = NULL;
	sqlite3 *handle = running->db->handle;
	double begin = process_clock();
	long long rows = 0;
	int status;

	*tail = start;
	if (sqlite3_prepare_v2(handle, start, -1, &statement, tail) != SQLITE_OK) {
		note_error(running, start);
		return false;
	}
	if (statement == NULL) {
		return true;
	}
	while ((status = sqlite3_step(statement)) == SQLITE_ROW) {
		rows++;
	}
	if (status != SQLITE_DONE) {
		note_error(running, start);
		return false;
	}
	running->out->done++;
	running->out->rows = sqlite3_column_count(statement) > 0 ? rows
			     : counts_rows(running->text, (size_t)(start - running->text))
				     ? sqlite3_changes(handle)
				     : -1;
	if (running->db->base.hear != NULL) {
		running->db->base.hear(running->db->base.hear_context,
			&(struct done_statement){
				.start = (size_t)(start - running->text),
				.end = (size_t)(*tail - running->text),
				.rows = running->out->rows,
				.seconds = process_clock() - begin,
				.committed = sqlite3_get_autocommit(handle) != 0,
			});
	}
	return true;
}

/* What ROLLBACK does not undo; a word inside of a comment costs a new handle, no more. */
static bool changes_session(const char *text)
{
	const char *const words[] = {"pragma", "attach", "detach", "temp", "temporary"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (text_has_word(text, words[i])) {
			return true;
		}
	}
	return false;
}

bool sqlite_run(struct db *db, struct arena *arena, const char *text, struct outcome *out,
	struct error *err)
{
	struct sqlite_db *own = (struct sqlite_db *)db;
	struct running running = {own, arena, text, out};
	double start = process_clock();
	const char *at = text;

	if (!stop_check(err)) {
		return false;
	}
	own->until = db->step_timeout > 0 ? start + db->step_timeout : 0;
	own->late = false;
	own->refused = false;
	own->stranger = own->stranger || changes_session(text);
	out->worked = true;
	while (*at != '\0' && run_one(&running, at, &at)) {
	}
	own->until = 0;
	out->seconds = process_clock() - start;
	/* Ended by Ctrl-C: what became of the text says nothing. */
	return out->worked || stop_check(err);
}
