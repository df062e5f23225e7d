#ifndef MTEST_ALEMBIC_TRACE_H
#define MTEST_ALEMBIC_TRACE_H

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>

/* A place in the project's own files. */
struct alembic_place {
	const char *path; /* from the root on; NULL: there is none */
	size_t line;
	const char *function;
};

/*
 * Where the code was, by the last stack that Python wrote (faulthandler, innermost call first):
 * the innermost call in a file below the root that is not an installed package's.
 */
struct alembic_place alembic_trace(struct arena *arena, const char *words, const char *root);

#endif
