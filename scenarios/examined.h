#ifndef MTEST_EXAMINED_H
#define MTEST_EXAMINED_H

#include "run.h"

/* What a run has looked at: only of that it can say that something is not there. */

/* Is the check asked for, and not off in mtest.yaml? */
bool is_looked_for(const struct run *run, enum check check);

/*
 * Would the run have found this check in this revision (NULL: about the chain), had there been
 * anything to find? object: of which kind, or NULL: of any. In doubt, it would not.
 */
bool was_examined(const struct run *run, enum check check, const struct revision *revision,
	const char *object);

#endif
