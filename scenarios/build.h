#ifndef MTEST_BUILD_H
#define MTEST_BUILD_H

#include "stage.h"

/* Scratch databases that hold the schema of one place of the chain, built by stepping up to it. */

/*
 * Which revisions the schema of a name is made of, by place in the chain: none for "base", all for
 * "head", a revision and its ancestors. place: of the revision; SIZE_MAX for "base".
 */
bool build_plan(const struct run *run, const char *name, bool **wanted, size_t *place,
	struct error *err) MUST_CHECK;

/* Are the revision's scripts SQL that its tool would run as it stands? Else they are programs. */
bool build_is_sql(const struct revision *revision);

/*
 * A new scratch with these revisions taken, open in *out, which the caller drops, after a failure
 * too. An upgrade that fails is an error that points at it.
 */
bool build_schema(
	struct run *run, const bool *wanted, struct stage *out, struct error *err) MUST_CHECK;

/* Takes one step; that it does not work is an error that points at it. */
bool build_step(struct stage *stage, const struct revision *revision, enum direction direction,
	struct error *err) MUST_CHECK;

#endif
