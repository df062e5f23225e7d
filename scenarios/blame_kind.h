#ifndef MTEST_BLAME_KIND_H
#define MTEST_BLAME_KIND_H

#include "run.h"
#include "snapshot.h"

/* What a failure that rows are to blame for is called, and how it is told. */

/*
 * The table that stood in the schema with a unique index already, and in which a row that the
 * script inserts has met one of the same key; NULL: it is nothing of the kind.
 */
const char *blame_met_in(const struct step *step, const struct script *script,
	const struct snapshot *schema, struct arena *arena);

/* Do the server's own words say that rows are in the way? */
bool blame_is_about_rows(const struct outcome *outcome);

/* A failure, and whose rows are to blame. */
struct blame_failure {
	struct step step;
	bool own; /* the project's own, not only invented ones */
};

/* A finding: fails-on-nulls, fails-on-duplicates, …, by the server's own code. */
void blame_tell(struct run *run, const struct revision *revision, enum direction direction,
	const struct blame_failure *failure);

/* downgrade-fails-on-new-rows. */
void blame_tell_on_return(
	struct run *run, const struct revision *revision, const struct blame_failure *failure);

#endif
