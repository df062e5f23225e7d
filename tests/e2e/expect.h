#ifndef MTEST_TESTS_EXPECT_H
#define MTEST_TESTS_EXPECT_H

#include "arena.h"
#include "error.h"
#include "text.h"

#include <stdbool.h>

/*
 * What a project's file `expect` says, for one engine. The format is in
 * tests/README.md. All texts live in the arena.
 */
struct expect {
	struct names command; /* "all", or "check" and its arguments */
	struct names options;
	int exit_code;
	int from;         /* the lowest major version of the server that it holds for; 0: any */
	bool detected;    /* mtest is not told the engine */
	bool all_reruns;  /* notes of rerun-fails are expected, too */
	const char *tool; /* that the report must name, or NULL */
	const char *
		trouble; /* a part of the one line on standard error; NULL: nothing is said there */
	struct names findings; /* "error upgrade-fails 0002 migrations/0002_x.up.sql:1 -" */
	struct names history;  /* findings that are marked as history, and no others */
	struct names allowed;  /* "error … - by mtest.yaml:2: the reason" */
	struct names remarks;
	struct names verdicts; /* "0002 failed" */
	struct names printed;  /* "0002 up 12 rows moved" */
	struct names gaps;     /* "- the way back to base" */
};

bool expect_read(struct arena *arena, const char *path, const char *engine, struct expect *out,
	struct error *err) MUST_CHECK;

#endif
