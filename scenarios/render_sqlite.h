#ifndef MTEST_RENDER_SQLITE_H
#define MTEST_RENDER_SQLITE_H

#include "render.h"

/* SQLite's part of render.h, shared by its files. */

enum fate_of_table { STAYS, IS_NEW, IS_GONE, IS_ALTERED, IS_REBUILT };

struct table {
	const char *identity; /* quoted where it must be */
	const char *kind;
	enum fate_of_table fate;
};

struct tables {
	struct table *items;
	size_t count, cap;
};

/* Drops, alters, rebuilds and makes the tables. */
void render_tables(struct render *render, const struct tables *tables);

/* As a statement may hold it: facts quote no name that is a keyword. */
const char *sqlite_written(struct arena *arena, const char *identity);

/* The name without its quotes: of `"a ""b"` it is a "b. */
const char *sqlite_bare(struct arena *arena, const char *identity);

#endif
