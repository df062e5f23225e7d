#ifndef MTEST_PYTHON_MODULE_H
#define MTEST_PYTHON_MODULE_H

#include "arena.h"
#include "python_tokens.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * What a module of Python imports, and which of the names that it defines are tables of
 * SQLAlchemy's: read from its source, without running it. What is not understood is left out.
 */
struct python_import {
	const char *module; /* "a.b"; "" in "from . import c" */
	size_t dots;        /* before it */
	const char *name;   /* of "from a.b import name"; "*"; NULL: "import a.b" */
	const char *as;     /* the name that it has here; of "import a.b" without "as": "a.b" */
	size_t line;
};

enum python_role {
	PYTHON_CLASS, /* what it is depends on its bases */
	PYTHON_MODEL, /* a mapped class, or a Table */
	PYTHON_BASE,  /* what mapped classes are made of: its metadata knows them all */
};

struct python_definition {
	const char *name;
	enum python_role role;
	struct names bases; /* "Base", "models.Base" */
};

struct python_module {
	const char *path, *text;
	struct python_tokens tokens;
	struct {
		struct python_import *items;
		size_t count, cap;
	} imports;
	struct {
		struct python_definition *items;
		size_t count, cap;
	} definitions;
};

/* text ends with a NUL byte at size. */
struct python_module python_module_read(
	struct arena *arena, const char *path, const char *text, size_t size);

/* Is the token a part of a statement that imports? */
bool python_module_imports_at(const struct python_module *module, size_t token);

#endif
