#ifndef MTEST_INVENT_H
#define MTEST_INVENT_H

#include "fixtures.h"
#include "run.h"

/*
 * The rows that the tables get before a revision: its parents' schema is built in a scratch, its
 * tables are filled, and the statements are run once more on a copy of the state before. What does
 * not work there is left out: triggers may have counted on a sequence or the clock.
 */
struct invention {
	const struct revision *revision;
	size_t rows;
	uint64_t seed;
	struct fixture_report report;
	struct fixture_statements statements;
	struct names left_out; /* "table: message", each once */
};

bool invent_rows(
	struct run *run, const char *name, struct invention *out, struct error *err) MUST_CHECK;

/* As a script for psql or sqlite3, in one transaction. */
const char *invent_script(struct arena *arena, const struct run *run, const struct invention *rows);

#endif
