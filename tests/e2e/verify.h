#ifndef MTEST_TESTS_JUDGE_H
#define MTEST_TESTS_JUDGE_H

#include "arena.h"
#include "expect.h"
#include "program.h"

#include <stdbool.h>

/* Compares what mtest said with what a project expects. Each thing that is wrong is told on
 * standard output, where ctest shows it. */
struct verify {
	struct arena *arena;
	const struct expect *expect;
	const char *engine;
	size_t faults; /* told so far */
};

/* One run by itself: exit code, both outputs, findings, verdicts, gaps. */
void verify_output(struct verify *verify, const struct program_output *output);

/* Two runs must differ in nothing but times. */
void verify_same(struct verify *verify, const struct program_output *first,
	const struct program_output *second);

/* Is the run's server older than the expectation is for? */
bool verify_is_too_old(const struct expect *expect, const struct program_output *output);

#endif
