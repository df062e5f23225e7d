#ifndef MTEST_TESTS_PROGRAM_H
#define MTEST_TESTS_PROGRAM_H

#include "arena.h"
#include "error.h"
#include "expect.h"

/*
 * A copy of one project in a folder of its own, and mtest at work on it. A user's files are never
 * what is worked on, so that a fault of mtest cannot spoil them.
 */
struct program {
	struct arena *arena;
	const char *mtest; /* the built program */
	const char *folder;
};

/* What came out of one run. */
struct program_output {
	int status;
	const char *out, *err; /* what was said on standard output and on standard error */
};

bool program_open(struct arena *arena, const char *mtest, const char *project, struct program *out,
	struct error *err) MUST_CHECK;
void program_close(struct program *program); /* made for AUTO(program_close) */

bool program_run(const struct program *program, const struct expect *expect, const char *engine,
	bool paranoid, struct program_output *out, struct error *err) MUST_CHECK;

#endif
