#ifndef MTEST_PYTHON_H
#define MTEST_PYTHON_H

#include "arena.h"
#include "error.h"

#include <stddef.h>

/*
 * The project's Python interpreter: $VIRTUAL_ENV, an environment in or above the project's folder,
 * one of Poetry's, the interpreter of an installed program, python3 of PATH, /usr/bin/python3; the
 * first that has the module.
 */
struct python {
	const char *where;   /* "$VIRTUAL_ENV" */
	const char *path;    /* of the interpreter */
	const char *problem; /* why it was not taken, or NULL */
};

struct python_search {
	struct python *items; /* all that are there; the one that was taken has no problem */
	size_t count, cap;
};

/* One interpreter instead: NULL where it has not the module. */
const struct python *python_try(struct arena *arena, const char *where, const char *path,
	const char *module, struct python_search *out);

/*
 * folder: of the project, in the file system. program: whose first line may name an interpreter
 * ("alembic"). NULL: none has the module; *out says what was tried.
 */
const struct python *python_find(struct arena *arena, const char *folder, const char *program,
	const char *module, struct python_search *out);

#endif
