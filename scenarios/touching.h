#ifndef MTEST_TOUCHING_H
#define MTEST_TOUCHING_H

#include "diff.h"
#include "text.h"

/* The tables that a change may have given other rows, or other rules for rows. */
struct touching {
	struct arena *arena;
	struct names tables;
	bool all; /* any may */
};

/*
 * Adds those on which the difference of two schemas bears. A type or a routine bears on the tables
 * that name it, and a routine on those with triggers, too, whose bodies may call it; what has just
 * come, or is gone, is named by nothing that has not changed as well.
 */
void touching_add_changed(
	struct touching *touching, const struct snapshot *before, const struct snapshot *after);

void touching_add(struct touching *touching, const char *table);

/* Adds all that the other has. */
void touching_join(struct touching *touching, const struct touching *other);

/* Nothing, from now on. */
void touching_clear(struct touching *touching);

/* NULL: all. */
const struct names *touching_tables(const struct touching *touching);

#endif
