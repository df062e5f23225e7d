#ifndef MTEST_COMPARE_H
#define MTEST_COMPARE_H

#include "diff.h"
#include "rename.h"
#include "target.h"

/* Two schemas side by side. Everything lives as long as the targets and the arena. */
struct comparison {
	const struct target *a, *b;
	struct object_changes objects;
	struct renamings renamings;
	struct names notes; /* what was not compared, in sentences */
	bool equal;         /* a mere change of position counts as equal */
};

/*
 * Takes out of both snapshots what they cannot share: the bookkeeping of the tool, and between a
 * schema that mtest built and somebody's database what belongs to the server (its roles, the
 * database's own settings) and the name of the database's owner.
 */
bool compare(struct target *a, struct target *b, struct arena *arena, struct comparison *out,
	struct error *err) MUST_CHECK;

/* Is this change of an object shown as a part of a renaming? */
bool compare_is_told(const struct comparison *comparison, const struct object_change *object,
	struct arena *arena);

/* "equal", "2 appeared, 1 renamed" */
const char *compare_summary(const struct comparison *comparison, struct arena *arena);

#endif
