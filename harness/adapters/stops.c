#include "stops.h"

#include "sql.h"
#include "text.h"
#include "vec.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static bool begins_with(const char *sql, const char *const *words)
{
	const char *at = sql + sql_skip(sql, 0);

	for (; *words != NULL; words++) {
		size_t length = strlen(*words);

		if (strncasecmp(at, *words, length) == 0 && !isalnum((unsigned char)at[length]) &&
			at[length] != '_') {
			return true;
		}
	}
	return false;
}

/* What leaves the database as it was. A query that calls a function may not: then a place is
 * missed. */
static bool is_idle(const char *sql)
{
	static const char *const words[] = {"select", "show", "set", "reset", "begin", "start",
		"commit", "end", "rollback", "abort", "savepoint", "release", "pragma", "explain",
		"analyze", "vacuum", "lock", NULL};

	return begins_with(sql, words);
}

bool stops_ends_transaction(const char *sql)
{
	static const char *const ends[] = {"commit", "end", "rollback", "abort", NULL};
	const char *at = sql + sql_skip(sql, 0);

	/* ROLLBACK TO a savepoint does not. */
	return begins_with(at, ends) && !text_has_word(at, "to");
}

/* Commits on its way: first an index that is not valid yet, in the end one that is. */
static bool builds_concurrently(const char *sql)
{
	static const char *const create[] = {"create", NULL};

	return begins_with(sql, create) && text_has_word(sql, "concurrently") &&
	       text_has_word(sql, "index");
}

/* The last one in [from, to) that changes something; to: there is none. */
static size_t last_work(const struct step_statement *statements, size_t from, size_t to)
{
	for (size_t i = to; i-- > from;) {
		if (!is_idle(statements[i].sql)) {
			return i;
		}
	}
	return to;
}

static void add(struct step *step, struct arena *arena, const struct step_statement *statement,
	size_t at, bool within)
{
	*VEC_ADD(arena, &step->stops) = (struct step_stop){
		.at = at, .line = statement->line, .sql = statement->sql, .within = within};
}

void stops_find(struct step *step, struct arena *arena, const struct step_statement *statements,
	size_t count)
{
	size_t from = 0;

	for (size_t i = 0; i < count; i++) {
		size_t work = statements[i].clean ? last_work(statements, from, i) : i;

		if (work < i && last_work(statements, i, count) < count) {
			add(step, arena, &statements[work], i, false);
			from = i;
		}
		if (statements[i].clean && builds_concurrently(statements[i].sql)) {
			add(step, arena, &statements[i], i, true);
		}
	}
}
