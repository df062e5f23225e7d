#ifndef MTEST_RENAME_H
#define MTEST_RENAME_H

#include "diff.h"

/*
 * Which objects were renamed: one that vanished and one of the same kind that appeared, with equal
 * facts but for the name, and no other pair that fits either of them. What else changed only
 * because of the new names (the definition of an index on a renamed column) follows from them.
 */
struct renaming {
	const struct object_change *before, *after; /* VANISHED, APPEARED */
};

struct renamings {
	struct renaming *items;
	size_t count, cap;
};

/*
 * loosely: the object's own facts and those of its columns are evidence enough, as where the
 * indexes on a column got new names together with it.
 */
struct renamings rename_find(
	const struct object_changes *objects, bool loosely, struct arena *arena);

/* The text with the old names replaced by the new ones. */
const char *rename_text(const struct renamings *renamings, struct arena *arena, const char *text);

/* Is this change of an object no more than what follows from the new names? */
bool rename_explains(
	const struct renamings *renamings, const struct object_change *object, struct arena *arena);

#endif
