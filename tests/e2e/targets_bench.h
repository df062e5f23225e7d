#ifndef MTEST_TESTS_TARGETS_BENCH_H
#define MTEST_TESTS_TARGETS_BENCH_H

#include "process.h"
#include "text.h"

#include <stdbool.h>

/* A folder of its own in which mtest is run, and what went wrong so far. */
struct bench {
	struct arena *arena;
	const char *mtest, *folder;
	bool failed;
};

/* Says what is wrong, and goes on. */
void bench_check(struct bench *bench, bool right, const char *what);

const char *bench_path(const struct bench *bench, const char *name);
void bench_write(struct bench *bench, const char *name, const char *text);
const char *bench_read(struct bench *bench, const char *name);

struct process_result bench_run(struct bench *bench, const char *const *argv);

/*
 * Runs mtest with the arguments of line, "|" between them: it must end with this status and say
 * these words (NULL: whatever it says). What it said.
 */
const char *bench_expect(struct bench *bench, int status, const char *words, const char *line);

#endif
