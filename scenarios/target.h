#ifndef MTEST_TARGET_H
#define MTEST_TARGET_H

#include "run.h"
#include "store.h"

/*
 * What a schema can be read from:
 *
 *     postgresql://…            a database, read-only
 *     a file                    an SQLite database, read-only, or what `mtest snapshot` wrote
 *     gitref:REF                the schema that the chain at a git ref builds
 *     gitref:REV@REF            … up to one of its revisions
 *     anything else             a revision of the project, head or base, built in a scratch
 */
struct target {
	const char *label; /* the name as messages may show it: without a password */
	struct origin origin;
	struct snapshot snapshot;
	const char *const *own; /* of a revision: patterns of what was left out; else NULL */
};

/* The caller frees *out, after a failure too. */
bool target_read(const struct options *options, struct arena *arena, const char *name,
	struct target *out, struct error *err) MUST_CHECK;
void target_free(struct target *target); /* made for AUTO(target_free); {0} is fine */

#endif
