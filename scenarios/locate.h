#ifndef MTEST_LOCATE_H
#define MTEST_LOCATE_H

#include "chain.h"
#include "diff.h"
#include "report.h"

/* Where in the project's files an object is made or changed. */
struct place_in_text {
	const char *path; /* NULL: nowhere */
	size_t line;      /* 0: unknown */
};

/*
 * The first line of the revision's upgrade that names the object, or what it belongs to; the
 * statement's own first line where the script can be parsed. revision NULL: the last revision
 * whose upgrade names it.
 */
struct place_in_text locate_object(struct arena *arena, const struct chain *chain,
	const struct revision *revision, const struct object_change *object);

/*
 * The same in a revision that is a program: by the statements that its upgrade was seen to send.
 */
struct place_in_text locate_seen(struct arena *arena, const struct result_revision *record,
	const struct object_change *object);

#endif
