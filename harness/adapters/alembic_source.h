#ifndef MTEST_ALEMBIC_SOURCE_H
#define MTEST_ALEMBIC_SOURCE_H

#include "arena.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * What a revision file of Alembic says of itself, read without running it: the module's plain
 * assignments, its docstring, and the outline of upgrade() and downgrade().
 */
struct alembic_function {
	size_t line; /* of its "def"; 0: it is not in the file as a function */
	size_t start, end;
	bool is_there;     /* as a function, or under this name in some other way */
	bool empty;        /* its body does nothing */
	bool raises;       /* its body does nothing but raise an exception */
	const char *words; /* what an empty body holds: "pass" */
};

struct alembic_source {
	const char *revision;
	struct names parents, labels, requires;
	const char *title; /* the docstring's first line, or "" */
	struct alembic_function upgrade, downgrade;
	const char *problem; /* why it cannot be read, or NULL */
	size_t line;         /* of the problem */
};

struct alembic_source alembic_source_read(struct arena *arena, const char *text, size_t size);

#endif
