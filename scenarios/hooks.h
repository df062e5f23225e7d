#ifndef MTEST_HOOKS_H
#define MTEST_HOOKS_H

#include "walk.h"

/* Do the hooks of mtest.yaml name revisions and sets that are there? If not: an error of usage. */
bool hooks_check(const struct project *project, struct arena *arena, struct error *err) MUST_CHECK;

/* Has the revision a hook of its own; for NULL: is there one at the head? */
bool hooks_belong(const struct walk *walk, const struct revision *revision);

/* What became of the hooks of a moment. */
struct hooks_ran {
	bool any;
	bool changed; /* the schema is not what it was: the database is of no use any more */
};

/*
 * Runs the commands that mtest.yaml has for this moment ("up", "down" or "head"), one after the
 * other, on the ladder's database. One that fails, takes too long or changes the schema is
 * hook-fails, told once for each revision. state: the schema as it stands; NULL: not looked at.
 * Nothing that a hook has started outlives it, and none of its connections.
 */
bool hooks_run(struct walk *walk, const char *after, const struct revision *revision,
	const struct snapshot *state, struct hooks_ran *out, struct error *err) MUST_CHECK;

#endif
